-------------------------- MODULE LateVerdictWins ---------------------------
(* NEGATIVE CONTROL for S5. A zombie overwrites what became of a job.      *)
EXTENDS Supervisor

AnyLife(t, i, life) == TRUE
=============================================================================
