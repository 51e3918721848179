------------------------- MODULE CountsFailuresAsDone -------------------------
(* NEGATIVE CONTROL for M1.  What was dispatched is counted as completed,   *)
(* whatever became of it.                                                   *)
EXTENDS Supervisor

AsCompleted(outcome) == "completed"
===============================================================================
