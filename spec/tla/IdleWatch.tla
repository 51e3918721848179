------------------------------ MODULE IdleWatch -------------------------------
(* NEGATIVE CONTROL for W6.  The watch is published without the execution:  *)
(* a worker at work looks idle.                                             *)
EXTENDS ChannelWorker

PublishesAsIdle(s) == [Status(s) EXCEPT !.execution = "none"]
===============================================================================
