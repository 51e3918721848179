----------------------------- MODULE SettlesTwice -----------------------------
(* NEGATIVE CONTROL for W3.  A completion settles its request whatever      *)
(* happened before: one that was cancelled in flight is counted twice.  Its *)
(* client does not notice, because its oneshot keeps the first outcome.     *)
EXTENDS ChannelWorker

EveryCompletionSettles(s, r) == TRUE
===============================================================================
