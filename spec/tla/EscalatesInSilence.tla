-------------------------- MODULE EscalatesInSilence --------------------------
(* NEGATIVE CONTROL for S3.  The supervisor gives up, and with it the jobs  *)
(* that wait.                                                               *)
EXTENDS Supervisor

Nothing(t) == {}
===============================================================================
