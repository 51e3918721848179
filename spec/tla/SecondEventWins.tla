--------------------------- MODULE SecondEventWins ----------------------------
(* NEGATIVE CONTROL for W8.  A completion settles its request whatever      *)
(* happened before, so that its outcome changes.                            *)
EXTENDS ChannelWorker

EveryCompletionSettles(s, r) == TRUE
===============================================================================
