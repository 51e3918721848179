---------------------------- MODULE WindowOffByOne ----------------------------
(* NEGATIVE CONTROL for S3.  A restart leaves the window one unit too       *)
(* early.                                                                   *)
EXTENDS Supervisor

ForgetsEarly(age) == age + 1 < Window
===============================================================================
