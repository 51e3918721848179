-------------------------------- MODULE Worker --------------------------------
(***************************************************************************)
(* THE WORKER, as its clients may believe it to be: every operation takes  *)
(* effect in one atomic step.  This is the contract; `MutexWorker' and     *)
(* `ChannelWorker' are refinements of it.                                  *)
(*                                                                         *)
(* What an atomic step is.                                                 *)
(*   Take: the owner deals with one message, see `WorkerState'.  Nobody    *)
(*   sees its middle.  Tell: clients learn what was decided about their    *)
(*   requests.  It is a step of its own, and a later one, since a reply    *)
(*   travels: between the two, a status already shows the decision and     *)
(*   its client does not know it yet.  The other order is what W4 and W5   *)
(*   forbid.  Ask, Answer and Get are a status call: invocation, the       *)
(*   instant at which the reply is true (W2), response.                    *)
(*                                                                         *)
(* What is abstracted away.                                                *)
(*   Where messages are while they travel, threads, the lock, the watch.   *)
(*   A call that changes something (post, cancel, shutdown) returns        *)
(*   nothing but a ticket, so its invocation needs no step of its own.     *)
(*                                                                         *)
(* What is bounded.                                                        *)
(*   The requests, each posted once, the observers, and the capacity.      *)
(***************************************************************************)
EXTENDS WorkerState, TLC

CONSTANTS Observers,  \* who asks for the status
          Shutdowns   \* the [grace, linger] that a shutdown may be called with

VARIABLES
  state,    \* of the worker, a record of WorkerState
  told,     \* per request: what its client knows, [admission, outcomes]
  answer    \* per observer: whether it asks, what it got, what it knew before

vars == <<state, told, answer>>

(* Every kind of shutdown, and the ordinary one: for configurations.       *)
AnyShutdown      == [grace : BOOLEAN, linger : BOOLEAN]
OrdinaryShutdown == {[grace |-> TRUE, linger |-> TRUE]}

(* What is decided about a request, and so may be told.                    *)
Decided(s, r) == [admission |-> s.admission[r], outcomes |-> s.outcomes[r]]

(* What all clients together know: how many requests were accepted, and    *)
(* settled under each outcome.                                             *)
Known(t) ==
  [accepted |-> Cardinality({r \in Requests : t[r].admission = "accepted"})]
  @@ [how \in Settlements |->
        Cardinality({r \in Requests : t[r].outcomes # <<>> /\ Head(t[r].outcomes) = how})]

Idle              == [asks |-> "idle", reply |-> <<>>, floor |-> <<>>]
Asking(known)     == [asks |-> "asking", reply |-> <<>>, floor |-> <<known>>]
Answered(a, s)    == [a EXCEPT !.asks = "answered", !.reply = <<Status(s)>>]

Init ==
  /\ state = Fresh
  /\ told = [r \in Requests |-> Decided(Fresh, r)]
  /\ answer = [o \in Observers |-> Idle]

-----------------------------------------------------------------------------
(* What may happen to a worker in state s.  A request is posted once; who  *)
(* has posted may cancel; an execution may return, in two ways; alarms     *)
(* that are set may go off; anybody may shut down; the owner may fail.     *)
Possible(s) ==
  {Post(r) : r \in {r \in Requests : s.admission[r] = "none" /\ r \notin Range(s.waiting)}}
  \cup {Cancel(r) : r \in Range(s.waiting) \cup Outstanding(s)}
  \cup UNION {{Completed(r), Failed(r)} : r \in {s.executing} \ {None}}
  \cup Alarms(s)
  \cup {Close(p.grace, p.linger) : p \in Shutdowns}
  \cup {Crash}

Take(m) ==
  /\ m \in Possible(state)
  /\ state' = Apply(state, m)
  /\ UNCHANGED <<told, answer>>

(* Whoever comes too late is turned away, however many they are: the       *)
(* worker's end has decided it.                                            *)
TurnAway(rs) ==
  /\ Terminal(state)
  /\ \A r \in rs : state.admission[r] = "none"
  /\ state' = Refuse(state, rs, "stopped")
  /\ UNCHANGED <<told, answer>>

Tell(rs) ==
  /\ told' = [r \in Requests |-> IF r \in rs THEN Decided(state, r) ELSE told[r]]
  /\ told' # told
  /\ UNCHANGED <<state, answer>>

Ask(o) ==
  /\ answer[o] = Idle
  /\ answer' = [answer EXCEPT ![o] = Asking(Known(told))]
  /\ UNCHANGED <<state, told>>

Answer(o) ==
  /\ answer[o].asks = "asking"
  /\ answer' = [answer EXCEPT ![o] = Answered(@, state)]
  /\ UNCHANGED <<state, told>>

Get(o) ==
  /\ answer[o].asks = "answered"
  /\ answer' = [answer EXCEPT ![o] = Idle]
  /\ UNCHANGED <<state, told>>

Next ==
  \/ \E m \in Possible(state) : Take(m)
  \/ \E rs \in SUBSET Requests : Tell(rs) \/ TurnAway(rs)
  \/ \E o \in Observers : Ask(o) \/ Answer(o) \/ Get(o)

Behaviour == Init /\ [][Next]_vars

(* The machine alone, while nobody is told anything and nobody asks: for   *)
(* what is true of it whatever clients know, with more requests.           *)
Alone == Init /\ [][\E m \in Possible(state) : Take(m)]_vars

(***************************************************************************)
(* FAIRNESS, in two parts, because two parties owe it.  Clients owe none.  *)
(*                                                                         *)
(* What the worker guarantees: alarms go off, and every reply arrives.     *)
(***************************************************************************)
WorkerIsFair ==
  /\ \A r \in Limited : WF_vars(Take(Deadline(r)))
  /\ \A r \in Patient : WF_vars(Take(Patience(r)))
  /\ WF_vars(Take(Grace)) /\ WF_vars(Take(Linger))
  /\ WF_vars(Tell(Requests))
  /\ \A o \in Observers : WF_vars(Answer(o))

(* What the user's pipeline must do for its own requests: return.          *)
PipelineReturns == \A r \in Requests : WF_vars(Take(Completed(r)) \/ Take(Failed(r)))

(* The worker's own promises hold with any pipeline, one that never        *)
(* returns included; only settling by itself needs both.                   *)
WithAnyPipeline       == Behaviour /\ WorkerIsFair
WithReturningPipeline == WithAnyPipeline /\ PipelineReturns

-----------------------------------------------------------------------------
(***************************************************************************)
(* PROPERTIES, each under the id of the rule that it states.  Not here:    *)
(* W1, which speaks of the pipeline itself (`ChannelWorker' has one), and  *)
(* W12, which speaks of time.                                              *)
(***************************************************************************)
Accepted(r) == state.admission[r] = "accepted"
Settled(r)  == state.outcomes[r] # <<>>
Starting    == {state'.executing} \ {state.executing, None}

TypeOK ==
  /\ StateOK(state)
  /\ \A r \in Requests : told[r].admission \in Admissions
  /\ \A o \in Observers : answer[o].asks \in {"idle", "asking", "answered"}

(* Of the state, which the watch shows, and of replies.                    *)
W2_FieldsAgree ==
  /\ FieldsAgree(Status(state))
  /\ \A o \in Observers : \A i \in DOMAIN answer[o].reply : FieldsAgree(answer[o].reply[i])

W3_Lossless    == CountsAreOfTickets(state)
W4_SettledOnce == EachSettledOnce(state)

(* A client is told what was decided, and nothing else.                    *)
W4_ToldWhatIsDecided ==
  \A r \in Requests :
    /\ told[r].admission \in {"none", state.admission[r]}
    /\ told[r].outcomes \in {<<>>, state.outcomes[r]}

(* A reply counts all that anybody knew when the question was asked.       *)
W5_CountBeforeReply ==
  \A o \in Observers : \A i \in DOMAIN answer[o].reply :
    \A count \in Settlements \cup {"accepted"} :
      answer[o].reply[i][count] >= answer[o].floor[i][count]

W7_Bounded == QueueIsBounded(state)

(* What an operation would do, in every state that is reachable.  A        *)
(* cancellation waits for nothing.                                         *)
W8_CancelSettlesAtOnce ==
  /\ \A r \in Outstanding(state) : Apply(state, Cancel(r)).outcomes[r] = <<"cancelled">>
  /\ \A r \in Range(state.waiting) : Apply(state, Cancel(r)).admission[r] = "withdrawn"

(* A shutdown leaves accepted requests to finish, if it has a grace period;*)
(* and only the first one counts.                                          *)
W10_GraceLetsThemFinish ==
  state.phase = "open" =>
    \A p \in AnyShutdown : p.grace => Apply(state, Close(p.grace, p.linger)).outcomes = state.outcomes

W10_FirstShutdownCounts ==
  state.phase # "open" => \A p \in AnyShutdown : Apply(state, Close(p.grace, p.linger)) = state

W11_CrashFailsWhatIsLeft ==
  ~Terminal(state) =>
    LET t == Apply(state, Crash)
    IN  /\ t.phase = "crashed"
        /\ \A r \in Outstanding(state) : t.outcomes[r] = <<"failed">>
        /\ \A r \in Range(state.waiting) : t.admission[r] = "stopped"

(* Properties of steps.  A refusal is for a reason, and the right one.     *)
Refused(r, reason) == state.admission[r] = "none" /\ state'.admission[r] = reason

W4_RefusedForAReason ==
  [][\A r \in Requests :
       /\ Refused(r, "stopping")  => ~Terminal(state) /\ state'.phase \in {"draining", "cancelling", "stopped"}
       /\ Refused(r, "stopped")   => Terminal(state')
       /\ Refused(r, "withdrawn") => r \in Range(state.waiting)]_vars

W7_FullIsFull ==
  [][\A r \in Requests : Refused(r, "full") => state.phase = "open" /\ Len(state.queue) = Capacity]_vars

(* Who waits for room is taken on in the order of arrival.                 *)
W7_ArrivalDecides ==
  [][\A i, k \in 1..Len(state.waiting) :
       i < k /\ state'.admission[state.waiting[k]] = "accepted" =>
         state'.admission[state.waiting[i]] = "accepted"]_vars

W8_CancelledBeforeStartNeverRuns ==
  [][\A r \in Starting : ~Settled(r) /\ ~Settled(r)']_vars

W8_FirstOutcomeStays ==
  [][\A r \in Requests : Settled(r) => state'.outcomes[r] = state.outcomes[r]]_vars

W9_OnlyLimitedTimeOut ==
  \A r \in Requests : "timedOut" \in Range(state.outcomes[r]) => r \in Limited

W10_ClosedTakesNothing ==
  [][state'.counts.accepted > state.counts.accepted => state.phase = "open"]_vars

W10_FinalStatusStays ==
  [][Terminal(state) => Status(state') = Status(state)]_vars

W13_StartsInAcceptanceOrder ==
  [][\A r \in Starting : \A q \in Range(state'.queue) :
       state'.sequence[r] < state'.sequence[q]]_vars

W14_CountsOnlyGrow ==
  [][\A count \in DOMAIN state.counts : state'.counts[count] >= state.counts[count]]_vars

(* Liveness.  Only W4_Settles needs the pipeline to return.                *)
Owed(r) == told[r] # Decided(state, r)

W4_EveryDecisionIsTold == \A r \in Requests : Owed(r) ~> ~Owed(r)
W4_Settles             == \A r \in Requests : Accepted(r) ~> Settled(r)
W6_QueryAnswered       == \A o \in Observers : answer[o].asks = "asking" ~> answer[o].asks # "asking"
W7_PatienceEnds        == \A r \in Patient : r \in Range(state.waiting) ~> r \notin Range(state.waiting)
W9_LimitedSettles      == \A r \in Limited : Accepted(r) ~> Settled(r)
W10_ShutdownEnds       == state.phase \in {"draining", "cancelling"} ~> Terminal(state)
W11_CrashStrandsNobody == state.phase = "crashed" ~> \A r \in Requests : ~Owed(r)

(* Witnesses, and meant to be violated.                                    *)
AtMostOneWaits == Len(state.waiting) <= 1
AtMostOneIsQueued == Len(state.queue) <= 1

=============================================================================
