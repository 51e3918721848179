-------------------------- MODULE StatusAfterTheEnd ---------------------------
(* NEGATIVE CONTROL for W10.  Whoever finds the inbox closed is counted, in *)
(* a final status that changes.                                             *)
EXTENDS ChannelWorker

CountsTheLate ==
  /\ owner = "gone"
  /\ watch' = [watch EXCEPT !.cancelled = @ + 1]
  /\ UNCHANGED <<clientVars, inboxVars, state, owner, starting, pipeline>>

NextCountsTheLate == CountsTheLate \/ (\E p \in Shutdowns : SendClose(p)) \/ TurnCommands \/ Reveal \/ CloseInbox \/ AnswerTheRest
===============================================================================
