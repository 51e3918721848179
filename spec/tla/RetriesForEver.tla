---------------------------- MODULE RetriesForEver ----------------------------
(* NEGATIVE CONTROL for S4.  A job is tried again as often as a worker      *)
(* dies.                                                                    *)
EXTENDS Supervisor

Always(t, j) == TRUE
===============================================================================
