-------------------------- MODULE ForgetsQueuedOnes ---------------------------
(* NEGATIVE CONTROL for W4.  A shutdown settles the request in flight and   *)
(* forgets the queued ones.                                                 *)
EXTENDS ChannelWorker

OnlyInFlight(s) == InFlight(s)
===============================================================================
