------------------------------ MODULE StaleWatch ------------------------------
(* NEGATIVE CONTROL for W2.  The turn publishes what was true before it, so *)
(* that the watch lags behind by one turn.                                  *)
EXTENDS ChannelWorker

PublishesTheOld(s) == Status(state)
===============================================================================
