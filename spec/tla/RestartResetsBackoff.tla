------------------------- MODULE RestartResetsBackoff -------------------------
(* NEGATIVE CONTROL for S8.  A restart counts as a success, so a worker     *)
(* that dies at once is restarted at once, for ever.                        *)
EXTENDS Supervisor

Zero(level) == 0
===============================================================================
