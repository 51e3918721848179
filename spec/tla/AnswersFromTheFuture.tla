------------------------ MODULE AnswersFromTheFuture --------------------------
(* NEGATIVE CONTROL for W2.  The owner answers a query with what the state will *)
(* be after the message that it takes next: every field agrees with the others, *)
(* and with no instant between question and reply.                              *)
EXTENDS ChannelWorker

AnswersAhead ==
  /\ OwnerIsFree
  /\ queries # <<>> /\ commands # <<>>
  /\ queries' = Tail(queries)
  /\ answer' = [answer EXCEPT ![Head(queries)] = Contract!Answered(@, Apply(state, Head(commands)))]
  /\ UNCHANGED <<told, commands, events, state, owner, starting, watch, pipeline>>
===============================================================================
