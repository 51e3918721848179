---------------------------- MODULE StartsTheLast -----------------------------
(* NEGATIVE CONTROL for W13.  What was accepted last starts next: the queue *)
(* is a stack.                                                              *)
EXTENDS ChannelWorker

LastIn(s) == s.queue[Len(s.queue)]
===============================================================================
