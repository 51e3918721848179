--------------------------- MODULE SameLifeAgain ----------------------------
(* NEGATIVE CONTROL for S2. The worker that takes the place of a dead one  *)
(* has the number of the dead one.                                         *)
EXTENDS Supervisor

AliveAgain(slot) == [slot EXCEPT !.phase = "live", !.probed = FALSE]
=============================================================================
