--------------------------- MODULE IgnoresLingering ---------------------------
(* NEGATIVE CONTROL for W1.  The owner takes "no request in flight" for "no *)
(* execution": after a cancellation it starts the next request beside the   *)
(* execution that has not left yet.                                         *)
EXTENDS ChannelWorker

OccupiedByRequest(s) == s.current # None
===============================================================================
