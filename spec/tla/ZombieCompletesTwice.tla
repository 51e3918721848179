------------------------- MODULE ZombieCompletesTwice -------------------------
(* NEGATIVE CONTROL for S5.  A zombie whose job was given to somebody else  *)
(* completes it: there are two results.                                     *)
EXTENDS Supervisor

AnyLife(t, i, life) == t.slot[i].phase \in {"live", "retiring"}
===============================================================================
