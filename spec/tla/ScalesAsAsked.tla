---------------------------- MODULE ScalesAsAsked -----------------------------
(* NEGATIVE CONTROL for S7.  An explicit size is taken as it is.            *)
EXTENDS Supervisor

AsAsked(n) == n
===============================================================================
