------------------------- MODULE RunsCancelledRequest -------------------------
(* NEGATIVE CONTROL for W8.  A cancelled request is counted as cancelled    *)
(* and stays in the queue.                                                  *)
EXTENDS ChannelWorker

QueueStays(s, r) == s.queue
===============================================================================
