----------------------------- MODULE InlineOwner ------------------------------
(* NEGATIVE CONTROL for W6.  The owner runs the pipeline inside its own     *)
(* turn, so it takes no message while a request is processed.  Safety does  *)
(* not notice: the owner does everything right, only too late.  If the      *)
(* pipeline always returned, liveness would not notice either.              *)
EXTENDS ChannelWorker

InlineOwnerIsFree == owner = "free" /\ pipeline = {}
===============================================================================
