--------------------------- MODULE BelievesOldLives ---------------------------
(* NEGATIVE CONTROL for S2.  Whatever comes from a slot is taken for its    *)
(* present life.                                                            *)
EXTENDS Supervisor

AnyLife(t, i, life) == t.slot[i].phase \in {"live", "retiring"}
===============================================================================
