-------------------------- MODULE StopsWithWorkLeft ---------------------------
(* NEGATIVE CONTROL for S9.  The grace period is over, and what is left is  *)
(* not settled.                                                             *)
EXTENDS Supervisor

Nothing(t) == {}
===============================================================================
