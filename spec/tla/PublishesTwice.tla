---------------------------- MODULE PublishesTwice ----------------------------
(* NEGATIVE CONTROL for S5.  The result of a failed job is published by who *)
(* notices and by who settles.                                              *)
EXTENDS Supervisor

Two(j) == 2
===============================================================================
