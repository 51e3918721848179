--------------------------- MODULE CountsAfterReply ---------------------------
(* NEGATIVE CONTROL for W5.  An outcome is revealed before it is published: *)
(* a client that holds it reads a status that does not count it.            *)
EXTENDS ChannelWorker

(* The turn publishes nothing; clients are told first.                      *)
PublishesNothing(s) == watch

TellFirst ==
  /\ owner = "reveals"
  /\ told' = [r \in Requests |-> Contract!Decided(state, r)]
  /\ owner' = "publishes"
  /\ UNCHANGED <<answer, inboxVars, state, starting, watch, pipeline>>

ThenPublish ==
  /\ owner = "publishes"
  /\ watch' = Status(state)
  /\ owner' = "free"
  /\ UNCHANGED <<clientVars, inboxVars, state, starting, pipeline>>

TellsFirst == ThenPublish \/ (\E r \in Requests : SendPost(r) \/ SendCancel(r)) \/ TurnCommands \/ TellFirst
===============================================================================
