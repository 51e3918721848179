--------------------------- MODULE IgnoresCapacity ----------------------------
(* NEGATIVE CONTROL for W7.  A full worker takes one more.                  *)
EXTENDS ChannelWorker

AlwaysRoomForOneMore(s) == Len(s.queue) <= Capacity
===============================================================================
