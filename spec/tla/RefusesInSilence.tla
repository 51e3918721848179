--------------------------- MODULE RefusesInSilence ---------------------------
(* NEGATIVE CONTROL for S11.  A pool that does not run any more ignores who *)
(* wants to scale it.                                                       *)
EXTENDS Supervisor

OnlyWhileRunning(t, n) == IF t.mode # "running" THEN t ELSE Answer(Advance([t EXCEPT !.target = Clamp(n)]), "scaled")
===============================================================================
