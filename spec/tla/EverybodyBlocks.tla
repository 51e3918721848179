--------------------------- MODULE EverybodyBlocks ----------------------------
(* NEGATIVE CONTROL for B3.  The publisher waits for everybody whose buffer *)
(* is full.                                                                 *)
EXTENDS Broadcast

AllWhoAreFull(o) == {s \in On(o) : IsFull(o, s)}
===============================================================================
