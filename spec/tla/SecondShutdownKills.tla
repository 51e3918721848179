------------------------ MODULE SecondShutdownKills -------------------------
(* NEGATIVE CONTROL for S9. Whoever asks a second time ends the grace      *)
(* period.                                                                 *)
EXTENDS Supervisor

DrainThenStop(t) ==
  IF t.mode # "running" THEN Answer(Stop(t), "stopped")
  ELSE Answer(Advance([t EXCEPT !.mode = "draining"]), "draining")
=============================================================================
