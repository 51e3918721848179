---------------------------- MODULE ChannelWorker ----------------------------
(***************************************************************************)
(* THE CHANNEL WORKER.  One thread, the owner, holds all of the worker's   *)
(* state.  Everybody else reaches it through the lanes of its inbox: they  *)
(* leave a message and go on.  The owner takes one message per turn.       *)
(* Requests are processed by the user's pipeline, which runs outside the   *)
(* owner; its return is one more message.                                  *)
(*                                                                         *)
(*      clients, closers -- commands --.                                   *)
(*      observers --------- queries ----+--> owner ---- starts --> pipeline*)
(*      timer ------------- events -----'      ^                       |   *)
(*                                             '------- events --------'   *)
(*                                                                         *)
(* What an atomic step is.                                                 *)
(*   A client's step is one send: a lane is extended by one compare-and-   *)
(*   swap.  A turn of the owner is one step although its code is long: it  *)
(*   touches state that only the owner touches, so nobody can observe its  *)
(*   middle, and it ends with one store that publishes the new status in   *)
(*   the watch.  What reveals the change (replies, the start of a          *)
(*   pipeline) is a second step, after it: between the two, an observer    *)
(*   may know more than the client whom it concerns.  Closing the inbox    *)
(*   and taking what it still held is one step, because it is one swap.    *)
(*                                                                         *)
(* What is abstracted away.                                                *)
(*   Reading the watch: it is a read of `watch' at any moment, so what     *)
(*   must be true of it is stated as an invariant.  Time, results, and     *)
(*   interruption, as in `WorkerState'.  Health: a probe is a query by     *)
(*   another name, and its limit is time.  The message that is in the      *)
(*   owner's hand when it fails: it is answered like those in the lanes.   *)
(*                                                                         *)
(* What is bounded.                                                        *)
(*   The number of requests (each is posted once), of observers (each asks *)
(*   again and again) and the capacity.  A client sends no second cancel,  *)
(*   and nobody a second shutdown, while the first lies in the lane.       *)
(***************************************************************************)
EXTENDS WorkerState

CONSTANTS Observers,  \* who asks for the status
          Shutdowns,  \* the [grace, linger] that a shutdown may be called with
          Crashes     \* whether the owner may fail

VARIABLES
  (* What clients hold. *)
  told,       \* per request: what its client knows, [admission, outcomes]
  answer,     \* per observer: whether it asks, what it got, what it knew before
  (* The inbox. *)
  commands,   \* lane of posts, cancels and shutdowns
  queries,    \* lane of observers that want the status
  events,     \* lane of executions that have ended, and of alarms
  (* What only the owner touches. *)
  state,      \* a record of WorkerState
  owner,      \* "free", "reveals", "closes", "answers", or "gone"
  starting,   \* the request whose execution this turn starts, or None
  (* What everybody may read. *)
  watch,      \* the status that was published last
  (* What runs beside the owner. *)
  pipeline    \* the requests that are being processed at this moment

clientVars == <<told, answer>>
inboxVars  == <<commands, queries, events>>
vars       == <<clientVars, inboxVars, state, owner, starting, watch, pipeline>>

(* The contract, of which this is a refinement: same state, same knowledge *)
(* of clients and observers.  The inbox, the watch and the pipeline are    *)
(* what it does not see.                                                   *)
Contract == INSTANCE Worker

OrdinaryShutdown == Contract!OrdinaryShutdown
AnyShutdown      == Contract!AnyShutdown

Closed == owner \in {"answers", "gone"}

Init ==
  /\ told = [r \in Requests |-> Contract!Decided(Fresh, r)]
  /\ answer = [o \in Observers |-> Contract!Idle]
  /\ commands = <<>> /\ queries = <<>> /\ events = <<>>
  /\ state = Fresh
  /\ owner = "free"
  /\ starting = None
  /\ watch = Status(Fresh)
  /\ pipeline = {}

-----------------------------------------------------------------------------
(***************************************************************************)
(* CLIENTS.  No step of a client waits for the owner.  A sender that finds *)
(* the inbox closed answers its own message: the worker's end has decided  *)
(* it, with a refusal or with the last status.                             *)
(***************************************************************************)
Posted(r) ==
  \/ state.admission[r] # "none" \/ r \in Range(state.waiting) \/ Post(r) \in Range(commands)

SendPost(r) ==
  /\ ~Posted(r)
  /\ IF Closed
     THEN /\ state' = Apply(state, Post(r))
          /\ UNCHANGED commands
     ELSE /\ commands' = Append(commands, Post(r))
          /\ UNCHANGED state
  /\ UNCHANGED <<clientVars, queries, events, owner, starting, watch, pipeline>>

(* Whoever posted holds a ticket, and may cancel until it knows the end.   *)
SendCancel(r) ==
  /\ ~Closed
  /\ Posted(r)
  /\ told[r].outcomes = <<>> /\ told[r].admission \notin Refusals
  /\ state.outcomes[r] = <<>>
  /\ Cancel(r) \notin Range(commands)
  /\ commands' = Append(commands, Cancel(r))
  /\ UNCHANGED <<clientVars, queries, events, state, owner, starting, watch, pipeline>>

(* Two may race: the second shutdown is handled while the first drains.    *)
SendClose(p) ==
  /\ state.phase \in {"open", "draining"}
  /\ \A m \in Range(commands) : m.action # "Close"
  /\ commands' = Append(commands, Close(p.grace, p.linger))
  /\ UNCHANGED <<clientVars, queries, events, state, owner, starting, watch, pipeline>>

Ask(o) ==
  /\ answer[o] = Contract!Idle
  /\ answer' = [answer EXCEPT ![o] = Contract!Asking(Contract!Known(told))]
  /\ queries' = IF Closed THEN queries ELSE Append(queries, o)
  /\ UNCHANGED <<told, commands, events, state, owner, starting, watch, pipeline>>

(* The reply to whom found the inbox closed.                               *)
AnswerSelf(o) ==
  /\ owner = "gone"
  /\ answer[o].asks = "asking"
  /\ answer' = [answer EXCEPT ![o] = Contract!Answered(@, state)]
  /\ UNCHANGED <<told, inboxVars, state, owner, starting, watch, pipeline>>

TellSelf(r) ==
  /\ owner = "gone"
  /\ told[r] # Contract!Decided(state, r)
  /\ told' = [told EXCEPT ![r] = Contract!Decided(state, r)]
  /\ UNCHANGED <<answer, inboxVars, state, owner, starting, watch, pipeline>>

Get(o) ==
  /\ answer[o].asks = "answered"
  /\ answer' = [answer EXCEPT ![o] = Contract!Idle]
  /\ UNCHANGED <<told, inboxVars, state, owner, starting, watch, pipeline>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* PIPELINE AND TIMER.  Both post; the owner decides.                      *)
(***************************************************************************)
Return(r) ==
  /\ r \in pipeline
  /\ pipeline' = pipeline \ {r}
  /\ \E m \in {Completed(r), Failed(r)} : events' = IF Closed THEN events ELSE Append(events, m)
  /\ UNCHANGED <<clientVars, commands, queries, state, owner, starting, watch>>

GoOff(m) ==
  /\ ~Closed
  /\ m \in Alarms(state) /\ m \notin Range(events)
  /\ events' = Append(events, m)
  /\ UNCHANGED <<clientVars, commands, queries, state, owner, starting, watch, pipeline>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* OWNER.  Turns, each followed by what it reveals.  These decisions carry *)
(* the design, besides those of WorkerState.                               *)
(***************************************************************************)

(* The owner is always free for its next turn, because it processes        *)
(* nothing itself.  This is all that W6 rests on.                          *)
OwnerIsFree == owner = "free"

(* Every change is published by the turn that makes it.                    *)
Publishes(s) == Status(s)

(* What the inbox still held is answered by the owner, on its way out.     *)
LeftInInbox == {m.request : m \in {m \in Range(commands) : m.action = "Post"}}

(* Deal with m: the new state, published.                                  *)
Turn(m) ==
  /\ state' = Apply(state, m)
  /\ starting' = IF state'.executing # state.executing THEN state'.executing ELSE None
  /\ watch' = Publishes(state')
  /\ owner' = "reveals"

TurnCommands ==
  /\ OwnerIsFree
  /\ commands # <<>>
  /\ commands' = Tail(commands)
  /\ Turn(Head(commands))
  /\ UNCHANGED <<clientVars, queries, events, pipeline>>

TurnEvents ==
  /\ OwnerIsFree
  /\ events # <<>>
  /\ events' = Tail(events)
  /\ Turn(Head(events))
  /\ UNCHANGED <<clientVars, commands, queries, pipeline>>

(* A query changes nothing, so its turn has nothing else to reveal.        *)
TurnQueries ==
  /\ OwnerIsFree
  /\ queries # <<>>
  /\ queries' = Tail(queries)
  /\ answer' = [answer EXCEPT ![Head(queries)] = Contract!Answered(@, state)]
  /\ UNCHANGED <<told, commands, events, state, owner, starting, watch, pipeline>>

(* The owner fails between two turns, or at the beginning of one.          *)
OwnerFails ==
  /\ Crashes
  /\ owner = "free"
  /\ Turn(Crash)
  /\ UNCHANGED <<clientVars, inboxVars, pipeline>>

(* Clients are told what the turn decided, and its execution starts.  An   *)
(* execution that cannot be started has ended in failure (W11).            *)
Reveal ==
  /\ owner = "reveals"
  /\ told' = [r \in Requests |-> Contract!Decided(state, r)]
  /\ \/ /\ pipeline' = pipeline \cup ({starting} \ {None})
        /\ UNCHANGED events
     \/ /\ starting # None
        /\ events' = Append(events, Failed(starting))
        /\ UNCHANGED pipeline
  /\ starting' = None
  /\ owner' = IF Terminal(state) THEN "closes" ELSE "free"
  /\ UNCHANGED <<answer, commands, queries, state, watch>>

(* The end: the inbox is closed by the swap that takes what it held, and   *)
(* then that is answered.                                                  *)
CloseInbox ==
  /\ owner = "closes"
  /\ owner' = "answers"
  /\ state' = Refuse(state, LeftInInbox, "stopped")
  /\ commands' = <<>> /\ events' = <<>>
  /\ UNCHANGED <<clientVars, queries, starting, watch, pipeline>>

AnswerTheRest ==
  /\ owner = "answers"
  /\ IF \E r \in Requests : told[r] # Contract!Decided(state, r)
     THEN /\ told' = [r \in Requests |-> Contract!Decided(state, r)]
          /\ UNCHANGED <<answer, queries, owner>>
     ELSE IF queries # <<>>
     THEN /\ answer' = [answer EXCEPT ![Head(queries)] = Contract!Answered(@, state)]
          /\ queries' = Tail(queries)
          /\ UNCHANGED <<told, owner>>
     ELSE /\ owner' = "gone"
          /\ UNCHANGED <<told, answer, queries>>
  /\ UNCHANGED <<commands, events, state, starting, watch, pipeline>>

-----------------------------------------------------------------------------
Next ==
  \/ \E r \in Requests : SendPost(r) \/ SendCancel(r) \/ Return(r) \/ TellSelf(r)
  \/ \E p \in Shutdowns : SendClose(p)
  \/ \E o \in Observers : Ask(o) \/ AnswerSelf(o) \/ Get(o)
  \/ \E m \in Alarms(state) : GoOff(m)
  \/ TurnCommands \/ TurnQueries \/ TurnEvents \/ OwnerFails
  \/ Reveal \/ CloseInbox \/ AnswerTheRest

Behaviour == Init /\ [][Next]_vars

(***************************************************************************)
(* FAIRNESS, in two parts, because two parties owe it.  Clients owe none.  *)
(*                                                                         *)
(* What the worker guarantees: no lane is starved, what was decided is     *)
(* revealed, alarms go off, and who answers itself does so.  Weak fairness *)
(* is enough: a message stays where it is until its turn, but the owner is *)
(* not free all the time, so its turns need the strong one.                *)
(***************************************************************************)
WorkerIsFair ==
  /\ SF_vars(TurnCommands) /\ SF_vars(TurnQueries) /\ SF_vars(TurnEvents)
  /\ WF_vars(Reveal) /\ WF_vars(CloseInbox) /\ WF_vars(AnswerTheRest)
  /\ WF_vars(\E m \in Alarms(state) : GoOff(m))
  /\ \A r \in Requests : WF_vars(TellSelf(r))
  /\ \A o \in Observers : WF_vars(AnswerSelf(o))

(* What the user's pipeline must do for its own requests: return.          *)
PipelineReturns == \A r \in Requests : WF_vars(Return(r))

(* The worker's own promises hold with any pipeline, one that never        *)
(* returns included; only settling by itself needs both.                   *)
WithAnyPipeline       == Behaviour /\ WorkerIsFair
WithReturningPipeline == WithAnyPipeline /\ PipelineReturns

-----------------------------------------------------------------------------
(***************************************************************************)
(* PROPERTIES.  The worker is a refinement of its contract, so all that    *)
(* `Worker' promises of a behaviour is true of this one.  The properties   *)
(* below are those of the contract, for whoever reads a violation, and     *)
(* those that only this module can state: of the watch, of the pipeline,   *)
(* and of the inbox.                                                       *)
(***************************************************************************)
(* That every reply is true at one instant is what the refinement says.    *)
W2_RefinesTheContract == Contract!Behaviour

TypeOK ==
  /\ Contract!TypeOK
  /\ \A m \in Range(commands) : m.action \in {"Post", "Cancel", "Close"}
  /\ Range(queries) \subseteq Observers
  /\ \A m \in Range(events) :
       m.action \in {"Completed", "Failed", "Deadline", "Patience", "Grace", "Linger"}
  /\ owner \in {"free", "reveals", "closes", "answers", "gone"}
  /\ starting \in Requests \cup {None}
  /\ pipeline \subseteq Requests

(* Counted where it happens, in the pipeline, not where the owner believes *)
(* it happens.                                                             *)
W1_OneExecution == Cardinality(pipeline) <= 1

(* The watch shows the owner's state of this instant, and agrees with      *)
(* itself; so do replies.                                                  *)
W2_FieldsAgree   == FieldsAgree(watch) /\ Contract!W2_FieldsAgree
W2_WatchIsState  == watch = Status(state)

W3_Lossless    == Contract!W3_Lossless
W4_SettledOnce == Contract!W4_SettledOnce

(* An acceptance that its client knows is one that the watch shows.        *)
W4_PublishedBeforeTold == watch.accepted >= Contract!Known(told).accepted

(* An outcome that its client knows is counted, in the watch and in every  *)
(* reply to a later question.                                              *)
W5_CountBeforeReply ==
  /\ Contract!W5_CountBeforeReply
  /\ \A how \in Settlements : watch[how] >= Contract!Known(told)[how]

(* While a pipeline is at work, the watch says so.                         *)
W6_WatchShowsTheExecution == pipeline # {} /\ ~Terminal(state) => watch.execution # "none"

W7_Bounded == Contract!W7_Bounded

(* Of the pipeline: whom it takes.                                         *)
Entering == pipeline' \ pipeline

W8_CancelledBeforeStartNeverRuns ==
  [][\A r \in Entering : Contract!Accepted(r) /\ ~Contract!Settled(r)]_vars

W8_FirstOutcomeStays == Contract!W8_FirstOutcomeStays
W9_OnlyLimitedTimeOut == Contract!W9_OnlyLimitedTimeOut
W10_FinalStatusStays == [][Terminal(state) => watch' = watch]_vars
W10_ClosedTakesNothing == Contract!W10_ClosedTakesNothing
W13_StartsInAcceptanceOrder == Contract!W13_StartsInAcceptanceOrder
W14_CountsOnlyGrow ==
  [][\A count \in Settlements \cup {"accepted"} : watch'[count] >= watch[count]]_vars

(* Liveness.  All but W4_Settles are checked of WithAnyPipeline.           *)
W4_Settles             == Contract!W4_Settles
W4_EveryPostIsAnswered ==
  \A r \in Requests : Post(r) \in Range(commands) ~> told[r].admission # "none"
W4_EveryDecisionIsTold == Contract!W4_EveryDecisionIsTold
W6_QueryAnswered       == Contract!W6_QueryAnswered
W7_PatienceEnds        == Contract!W7_PatienceEnds
W9_LimitedSettles      == Contract!W9_LimitedSettles
W10_ShutdownEnds       == state.phase \in {"draining", "cancelling"} ~> owner = "gone"
W11_CrashStrandsNobody ==
  state.phase = "crashed" ~>
    /\ owner = "gone"
    /\ \A r \in Requests : told[r] = Contract!Decided(state, r)

(* Witnesses, and meant to be violated: if they held, properties above     *)
(* would have nothing to speak of.                                         *)
NoReplyShowsActive ==
  \A o \in Observers : \A i \in DOMAIN answer[o].reply : answer[o].reply[i].current = None
NobodyQueuesBehindALingeringExecution == ~(Execution(state) = "lingering" /\ state.queue # <<>>)
NobodyWaitsForRoom == state.waiting = <<>>
NoAlarmIsLate == \A m \in Range(events) : m.action = "Deadline" => m \in Alarms(state)
NothingIsLeftInTheInbox == owner = "closes" => LeftInInbox = {}
=============================================================================
