------------------------- MODULE CrashStrandsWaiters --------------------------
(* NEGATIVE CONTROL for W11.  An owner that fails is gone at once: it       *)
(* reveals nothing of what the crash decided.                               *)
EXTENDS ChannelWorker

JustGone ==
  /\ owner = "free"
  /\ state' = Apply(state, Crash) /\ watch' = Status(state')
  /\ owner' = "crashed"
  /\ UNCHANGED <<clientVars, inboxVars, starting, pipeline>>
===============================================================================
