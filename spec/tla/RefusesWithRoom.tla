-------------------------- MODULE RefusesWithRoom ---------------------------
(* NEGATIVE CONTROL for W7. One place in the queue is never given away.    *)
EXTENDS Worker

RoomForOneLess(s) == Len(s.queue) < Capacity - 1
=============================================================================
