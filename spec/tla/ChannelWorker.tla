---------------------------- MODULE ChannelWorker ----------------------------
(***************************************************************************)
(* THE CHANNEL WORKER.  One thread, the owner, holds all of the worker's   *)
(* state.  Everybody else reaches it through the lanes of its inbox: they  *)
(* leave a message and go on.  The owner takes one message per turn.       *)
(* Requests are processed by the user's pipeline, which runs outside the   *)
(* owner; its return is one more message.                                  *)
(*                                                                         *)
(*      clients ----- commands ------.                                     *)
(*      observers --- queries -------+--> owner ---- starts ----> pipeline *)
(*      timer ------- control -------|      ^                        |     *)
(*      closers ----- control -------'      '----- completions ------'     *)
(*                                                                         *)
(* What an atomic step is.                                                 *)
(*   A client's step is one send: a lane is extended by one compare-and-   *)
(*   swap.  A turn of the owner is one step although its code is long: it  *)
(*   touches state that only the owner touches, so nobody can observe its  *)
(*   middle, and its effects (replies, the start of an execution) are      *)
(*   carried out only after the new state was published.  Closing the      *)
(*   inbox and taking what it still held is one step, because it is one    *)
(*   swap.                                                                 *)
(*                                                                         *)
(* What is abstracted away.                                                *)
(*   The watch: a read of it is a read of the owner's state between two    *)
(*   turns.  Time: the timer may fire at any moment after it was armed.    *)
(*   Deadlines: to the owner, a deadline that fires is a cancellation by   *)
(*   another name.  Waiting for room: a full worker refuses at once.       *)
(*   Interruption: the pipeline may return at any time, or never, whether  *)
(*   it was interrupted or not.  The crash of the owner, and health.       *)
(*                                                                         *)
(* What is bounded.                                                        *)
(*   The number of requests (each is posted once), of observers (each asks *)
(*   again and again), of closers (two) and the capacity.  A client sends  *)
(*   no second cancel while its first lies in the lane.                    *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Requests,   \* what clients may post; each at most once
          Observers,  \* who asks for the status
          Capacity,   \* how many requests may be queued
          None        \* no request

ASSUME Capacity \in Nat \ {0} /\ None \notin Requests

VARIABLES
  (* What clients hold. *)
  admission,    \* per request: "unposted", "posted", "accepted", "refused"
  outcome,      \* per request: every settlement that it was given, in order
  answer,       \* per observer: whether it waits, and the reply that it got
  (* The inbox. *)
  commands,     \* lane of posts and cancels
  queries,      \* lane of observers that want the status
  completions,  \* lane of executions that have ended
  control,      \* lane of "close", "grace" and "linger"
  (* What only the owner touches. *)
  phase,        \* "open", "draining", "cancelling", "stopped"
  queue,        \* accepted requests that wait for their start
  current,      \* the request in flight, or None
  execution,    \* "none", "running", or "lingering": settled, but not left
  sequence,     \* per request: its place in the order of acceptance, from 1
  counts,       \* what the worker reports
  (* What runs beside the owner. *)
  pipeline,     \* the requests that are being processed at this moment
  timer         \* what the timer will post: "grace", "linger" or "none"

clientVars == <<admission, outcome, answer>>
inboxVars  == <<commands, queries, completions, control>>
ownerVars  == <<phase, queue, current, execution, sequence, counts>>
vars       == <<clientVars, inboxVars, ownerVars, pipeline, timer>>

Settlements == {"completed", "failed", "cancelled"}
Range(s)    == {s[i] : i \in 1..Len(s)}

Waiting   == [state |-> "waiting", reply |-> <<>>]
Idle      == [state |-> "idle", reply |-> <<>>]
Reply(s)  == [state |-> "answered", reply |-> <<s>>]

Status == [phase |-> phase, current |-> current, execution |-> execution,
           queued |-> Len(queue), counts |-> counts]

Init ==
  /\ admission = [r \in Requests |-> "unposted"]
  /\ outcome = [r \in Requests |-> <<>>]
  /\ answer = [o \in Observers |-> Idle]
  /\ commands = <<>> /\ queries = <<>> /\ completions = <<>> /\ control = <<>>
  /\ phase = "open"
  /\ queue = <<>>
  /\ current = None
  /\ execution = "none"
  /\ sequence = [r \in Requests |-> 0]
  /\ counts = [accepted |-> 0, completed |-> 0, failed |-> 0, cancelled |-> 0]
  /\ pipeline = {}
  /\ timer = "none"

-----------------------------------------------------------------------------
(***************************************************************************)
(* CLIENTS.  No step of a client waits for the owner.  The phase "stopped" *)
(* is also the closed inbox: a sender that finds it closed answers its own *)
(* message, with a refusal or with the last status.                        *)
(***************************************************************************)
PostMessage(r)   == [type |-> "post", request |-> r]
CancelMessage(r) == [type |-> "cancel", request |-> r]

Post(r) ==
  /\ admission[r] = "unposted"
  /\ IF phase = "stopped"
     THEN /\ admission' = [admission EXCEPT ![r] = "refused"]
          /\ UNCHANGED commands
     ELSE /\ admission' = [admission EXCEPT ![r] = "posted"]
          /\ commands' = Append(commands, PostMessage(r))
  /\ UNCHANGED <<outcome, answer, queries, completions, control, ownerVars, pipeline, timer>>

Cancel(r) ==
  /\ phase # "stopped"
  /\ admission[r] \in {"posted", "accepted"}
  /\ outcome[r] = <<>>
  /\ CancelMessage(r) \notin Range(commands)
  /\ commands' = Append(commands, CancelMessage(r))
  /\ UNCHANGED <<clientVars, queries, completions, control, ownerVars, pipeline, timer>>

Ask(o) ==
  /\ answer[o].state = "idle"
  /\ IF phase = "stopped"
     THEN /\ answer' = [answer EXCEPT ![o] = Reply(Status)]
          /\ UNCHANGED queries
     ELSE /\ answer' = [answer EXCEPT ![o] = Waiting]
          /\ queries' = Append(queries, o)
  /\ UNCHANGED <<admission, outcome, commands, completions, control, ownerVars, pipeline, timer>>

Read(o) ==
  /\ answer[o].state = "answered"
  /\ answer' = [answer EXCEPT ![o] = Idle]
  /\ UNCHANGED <<admission, outcome, inboxVars, ownerVars, pipeline, timer>>

(* Two closers may race: the second close is handled while draining.       *)
Close ==
  /\ phase = "open"
  /\ Len(control) < 2
  /\ control' = Append(control, "close")
  /\ UNCHANGED <<clientVars, commands, queries, completions, ownerVars, pipeline, timer>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* PIPELINE AND TIMER.  Both post; the owner decides.                      *)
(***************************************************************************)
Return(r) ==
  /\ r \in pipeline
  /\ pipeline' = pipeline \ {r}
  /\ \E how \in {"completed", "failed"} :
       completions' = IF phase = "stopped"
                      THEN completions
                      ELSE Append(completions, [request |-> r, how |-> how])
  /\ UNCHANGED <<clientVars, commands, queries, control, ownerVars, timer>>

Fire ==
  /\ timer # "none"
  /\ control' = Append(control, timer)
  /\ timer' = "none"
  /\ UNCHANGED <<clientVars, commands, queries, completions, ownerVars, pipeline>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* OWNER.  Three small decisions carry the design.  They have names so     *)
(* that a negative control can replace exactly one of them.                *)
(***************************************************************************)

(* The owner is always free for its next turn, because it processes        *)
(* nothing itself.  This is all that W6 rests on.                          *)
OwnerIsFree == TRUE

(* A lingering execution occupies the worker like a running one (W1).      *)
Occupied == execution # "none"

(* A completion settles its request only if nothing else did so first: a   *)
(* request that was cancelled in flight is no longer the current one (W8). *)
FirstToSettle(r) == current = r

(* Give each request in rs its outcome, and count it.                      *)
Settle(rs, how) ==
  /\ outcome' = [r \in Requests |-> IF r \in rs THEN Append(outcome[r], how) ELSE outcome[r]]
  /\ counts' = [counts EXCEPT ![how] = @ + Cardinality(rs)]

(* The execution has left, or there was none: start the head of waiting.   *)
StartNext(waiting) ==
  IF waiting = <<>>
  THEN /\ queue' = <<>>
       /\ current' = None
       /\ execution' = "none"
       /\ UNCHANGED pipeline
  ELSE /\ queue' = Tail(waiting)
       /\ current' = Head(waiting)
       /\ execution' = "running"
       /\ pipeline' = pipeline \cup {Head(waiting)}

Enqueue(r) ==
  IF Occupied
  THEN /\ queue' = Append(queue, r)
       /\ UNCHANGED <<current, execution, pipeline>>
  ELSE StartNext(Append(queue, r))

(* Acceptance, and the start if the worker is idle, are one step.          *)
HandlePost(r) ==
  IF phase = "open" /\ Len(queue) < Capacity
  THEN /\ admission' = [admission EXCEPT ![r] = "accepted"]
       /\ counts' = [counts EXCEPT !.accepted = @ + 1]
       /\ sequence' = [sequence EXCEPT ![r] = counts.accepted + 1]
       /\ Enqueue(r)
       /\ UNCHANGED <<outcome, phase>>
  ELSE /\ admission' = [admission EXCEPT ![r] = "refused"]
       /\ UNCHANGED <<outcome, ownerVars, pipeline>>

(* A queued request leaves the queue and never runs.  The one in flight    *)
(* settles now, and its execution lingers until the pipeline has returned. *)
HandleCancel(r) ==
  CASE r \in Range(queue) ->
         /\ Settle({r}, "cancelled")
         /\ queue' = SelectSeq(queue, LAMBDA q : q # r)
         /\ UNCHANGED <<admission, phase, current, execution, sequence, pipeline>>
    [] r = current ->
         /\ Settle({r}, "cancelled")
         /\ current' = None
         /\ execution' = "lingering"
         /\ UNCHANGED <<admission, phase, queue, sequence, pipeline>>
    [] OTHER -> UNCHANGED <<admission, outcome, ownerVars, pipeline>>

TurnCommands ==
  /\ OwnerIsFree
  /\ commands # <<>>
  /\ commands' = Tail(commands)
  /\ LET m == Head(commands)
     IN  IF m.type = "post" THEN HandlePost(m.request) ELSE HandleCancel(m.request)
  /\ UNCHANGED <<answer, queries, completions, control, timer>>

TurnQueries ==
  /\ OwnerIsFree
  /\ queries # <<>>
  /\ queries' = Tail(queries)
  /\ answer' = [answer EXCEPT ![Head(queries)] = Reply(Status)]
  /\ UNCHANGED <<admission, outcome, commands, completions, control, ownerVars, pipeline, timer>>

(* Settlement, the end of the execution and the next start are one step.   *)
TurnCompletions ==
  /\ OwnerIsFree
  /\ completions # <<>>
  /\ completions' = Tail(completions)
  /\ LET ended == Head(completions)
     IN  IF FirstToSettle(ended.request)
         THEN Settle({ended.request}, ended.how)
         ELSE UNCHANGED <<outcome, counts>>
  /\ StartNext(queue)
  /\ UNCHANGED <<admission, answer, commands, queries, control, phase, sequence, timer>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* SHUTDOWN (W10).  open -> draining -> cancelling -> stopped.  Draining   *)
(* refuses what is new and finishes what was accepted, until all of it has *)
(* settled or the grace period is over.  Cancelling settles the rest at    *)
(* once and waits, for a limited time, for the execution to leave.         *)
(***************************************************************************)
InFlight    == {current} \ {None}
Outstanding == Range(queue) \cup InFlight

StartDraining ==
  /\ phase' = "draining"
  /\ timer' = "grace"
  /\ UNCHANGED <<clientVars, commands, queries, completions, queue, current, execution,
                 sequence, counts, pipeline>>

CancelTheRest ==
  /\ phase' = "cancelling"
  /\ timer' = "linger"
  /\ Settle(Outstanding, "cancelled")
  /\ queue' = <<>>
  /\ current' = None
  /\ execution' = IF Occupied THEN "lingering" ELSE "none"
  /\ UNCHANGED <<admission, answer, commands, queries, completions, sequence, pipeline>>

(* The last status is fixed, the inbox closed, and what it held answered.  *)
LastStatus == [Status EXCEPT !.phase = "stopped"]

Stop ==
  /\ phase' = "stopped"
  /\ timer' = "none"
  /\ admission' = [r \in Requests |->
                     IF PostMessage(r) \in Range(commands) THEN "refused" ELSE admission[r]]
  /\ answer' = [o \in Observers |->
                     IF o \in Range(queries) THEN Reply(LastStatus) ELSE answer[o]]
  /\ commands' = <<>> /\ queries' = <<>> /\ completions' = <<>>
  /\ UNCHANGED <<outcome, queue, current, execution, sequence, counts, pipeline>>

(* A message that comes too late (a second close, a timer that was armed   *)
(* for an earlier phase) changes nothing.                                  *)
TurnControl ==
  /\ OwnerIsFree
  /\ control # <<>>
  /\ LET m == Head(control)
     IN  CASE m = "close" /\ phase = "open"        -> StartDraining /\ control' = Tail(control)
           [] m = "grace" /\ phase = "draining"    -> CancelTheRest /\ control' = Tail(control)
           [] m = "linger" /\ phase = "cancelling" -> Stop /\ control' = <<>>
           [] OTHER -> /\ control' = Tail(control)
                       /\ UNCHANGED <<clientVars, commands, queries, completions, ownerVars,
                                      pipeline, timer>>

(* Nothing is left to wait for: the owner moves on without a message.      *)
TurnOnward ==
  /\ OwnerIsFree
  /\ \/ phase = "draining" /\ Outstanding = {} /\ CancelTheRest /\ UNCHANGED control
     \/ phase = "cancelling" /\ ~Occupied /\ Stop /\ control' = <<>>

-----------------------------------------------------------------------------
Next ==
  \/ \E r \in Requests : Post(r) \/ Cancel(r) \/ Return(r)
  \/ \E o \in Observers : Ask(o) \/ Read(o)
  \/ Close \/ Fire
  \/ TurnCommands \/ TurnQueries \/ TurnCompletions \/ TurnControl \/ TurnOnward

Behaviour == Init /\ [][Next]_vars

(***************************************************************************)
(* FAIRNESS, in two parts, because two parties owe it.  Clients owe none.  *)
(*                                                                         *)
(* What the worker guarantees: no lane is starved, and the timer fires.    *)
(* Weak fairness is enough: a message stays where it is until its turn.    *)
(***************************************************************************)
WorkerIsFair ==
  /\ WF_vars(TurnCommands) /\ WF_vars(TurnQueries) /\ WF_vars(TurnCompletions)
  /\ WF_vars(TurnControl) /\ WF_vars(TurnOnward)
  /\ WF_vars(Fire)

(* What the user's pipeline must do for its own requests: return.          *)
PipelineReturns == \A r \in Requests : WF_vars(Return(r))

(* The worker's own promises hold with any pipeline, one that never        *)
(* returns included; only settling by itself needs both.                   *)
WithAnyPipeline       == Behaviour /\ WorkerIsFair
WithReturningPipeline == WithAnyPipeline /\ PipelineReturns

-----------------------------------------------------------------------------
(***************************************************************************)
(* PROPERTIES, each under the id of the rule that it states.               *)
(***************************************************************************)
Accepted(r) == admission[r] = "accepted"
Settled(r)  == outcome[r] # <<>>
Starting    == pipeline' \ pipeline

StatusType == [phase : {"open", "draining", "cancelling", "stopped"},
               current : Requests \cup {None},
               execution : {"none", "running", "lingering"},
               queued : Nat,
               counts : [Settlements \cup {"accepted"} -> Nat]]

TypeOK ==
  /\ admission \in [Requests -> {"unposted", "posted", "accepted", "refused"}]
  /\ \A r \in Requests : Range(outcome[r]) \subseteq Settlements
  /\ \A o \in Observers : answer[o].state \in {"idle", "waiting", "answered"}
  /\ Range(commands) \subseteq [type : {"post", "cancel"}, request : Requests]
  /\ Range(queries) \subseteq Observers
  /\ Range(completions) \subseteq [request : Requests, how : {"completed", "failed"}]
  /\ Range(control) \subseteq {"close", "grace", "linger"}
  /\ Range(queue) \subseteq Requests
  /\ Status \in StatusType
  /\ sequence \in [Requests -> 0..Cardinality(Requests)]
  /\ pipeline \subseteq Requests
  /\ timer \in {"none", "grace", "linger"}

(* Counted where it happens, in the pipeline, not where the owner believes *)
(* it happens.                                                             *)
W1_OneExecution == Cardinality(pipeline) <= 1

FieldsAgree(s) ==
  /\ (s.current # None) <=> (s.execution = "running")
  /\ s.queued > 0 => s.execution # "none"
  /\ s.counts.accepted = s.queued + (IF s.current = None THEN 0 ELSE 1)
                         + s.counts.completed + s.counts.failed + s.counts.cancelled

(* Of the state between two turns, which the watch shows, and of replies.  *)
W2_FieldsAgree ==
  /\ FieldsAgree(Status)
  /\ \A o \in Observers : \A i \in DOMAIN answer[o].reply : FieldsAgree(answer[o].reply[i])

(* The counts are those of the clients' tickets: what was accepted, and    *)
(* under which outcome its client sees it (a oneshot keeps the first).     *)
W3_Lossless ==
  /\ counts.accepted = Cardinality({r \in Requests : Accepted(r)})
  /\ \A how \in Settlements :
       counts[how] = Cardinality({r \in Requests : Settled(r) /\ Head(outcome[r]) = how})

(* Never twice; never a refused request; none forgotten: an accepted       *)
(* request that is not settled is queued or in flight, until the end.      *)
W4_SettledOnce ==
  /\ \A r \in Requests : Len(outcome[r]) <= 1
  /\ \A r \in Requests : Settled(r) => Accepted(r)
  /\ Outstanding = {r \in Requests : Accepted(r) /\ ~Settled(r)}
  /\ phase = "stopped" => /\ Outstanding = {}
                          /\ \A r \in Requests : admission[r] # "posted"
                          /\ \A o \in Observers : answer[o] # Waiting

W7_Bounded == Len(queue) <= Capacity

(* Two properties of the step that starts an execution.                    *)
W8_CancelledBeforeStartNeverRuns ==
  [][\A r \in Starting : ~Settled(r) /\ ~Settled(r)']_vars

W13_StartsInAcceptanceOrder ==
  [][\A r \in Starting : \A q \in Range(queue') : sequence'[r] < sequence'[q]]_vars

(* Liveness.  The first two are checked of WithAnyPipeline.                *)
W6_QueryAnswered == \A o \in Observers : answer[o] = Waiting ~> answer[o] # Waiting
W10_ShutdownEnds == phase # "open" ~> phase = "stopped"
W4_Settles       == \A r \in Requests : Accepted(r) ~> Settled(r)

(* A witness, and meant to be violated: if it held, no status would ever   *)
(* show a request in flight, and W6 would say nothing.                     *)
NoReplyShowsActive ==
  \A o \in Observers : \A i \in DOMAIN answer[o].reply : answer[o].reply[i].current = None
=============================================================================
