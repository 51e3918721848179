----------------------- MODULE SlowOnesStopThePublisher -----------------------
(* NEGATIVE CONTROL for B3.  The same as EverybodyBlocks, seen by the       *)
(* publisher: it tries for ever.                                            *)
EXTENDS Broadcast

AllWhoAreFull(o) == {s \in On(o) : IsFull(o, s)}
===============================================================================
