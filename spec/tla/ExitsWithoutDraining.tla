------------------------- MODULE ExitsWithoutDraining -------------------------
(* NEGATIVE CONTROL for W4.  The owner stops without looking at what the    *)
(* inbox still holds.                                                       *)
EXTENDS ChannelWorker

Nobody == {}
===============================================================================
