----------------------- MODULE SecondShutdownHurries ------------------------
(* NEGATIVE CONTROL for W10. A second shutdown without grace ends the      *)
(* grace period of the first.                                              *)
EXTENDS Worker

CloseOrHurry(s, grace, linger) ==
  IF s.phase = "draining" /\ ~grace THEN CancelRest(s)
  ELSE IF s.phase # "open" THEN s
  ELSE LET draining == [Refuse(s, Range(s.waiting), "stopping") EXCEPT !.phase = "draining", !.linger = linger]
       IN  IF grace THEN Advance(draining) ELSE CancelRest(draining)
=============================================================================
