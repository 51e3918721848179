----------------------------- MODULE WorkerState -----------------------------
(***************************************************************************)
(* THE WORKER'S STATE, as a plain machine: a record, and one operator per  *)
(* kind of message that says which record comes next.  Nothing here is     *)
(* concurrent and nothing is left open: a state and a message have exactly *)
(* one successor.                                                          *)
(*                                                                         *)
(* The other modules add who may send which message, and when the change   *)
(* becomes visible: `Worker' does it in one atomic step, `MutexWorker'     *)
(* under a lock, `ChannelWorker' in the turn of an owner.  The difference  *)
(* between the two workers is the synchronisation, and nothing else.       *)
(*                                                                         *)
(* One message is one step although it may do several things: accepting a  *)
(* request and starting it, or settling one, ending its execution and      *)
(* starting the next.  Whoever owns the state does them without looking up,*)
(* so nobody can tell them apart.  Every transition therefore ends with    *)
(* Advance, which does all that has become possible.                       *)
(*                                                                         *)
(* What is abstracted away.                                                *)
(*   Time: a time limit or a patience that may be over at any moment is a  *)
(*   message that may come at any moment.  Results and errors: a pipeline  *)
(*   completes or fails.  Interruption: an interrupted pipeline may return *)
(*   at any time, or never, as any other may.                              *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Requests,   \* what clients may post; each at most once
          Capacity,   \* how many accepted requests may be queued
          Patient,    \* the requests whose client waits for room
          Limited,    \* the requests with a time limit
          None        \* no request

ASSUME /\ Capacity \in Nat \ {0} /\ None \notin Requests
       /\ Patient \subseteq Requests /\ Limited \subseteq Requests

Settlements == {"completed", "failed", "timedOut", "cancelled"}
Refusals    == {"full", "stopping", "stopped", "withdrawn"}
Admissions  == {"none", "accepted"} \cup Refusals
Phases      == {"open", "draining", "cancelling", "stopped", "crashed"}

Range(q)      == {q[i] : i \in 1..Len(q)}
Without(q, r) == SelectSeq(q, LAMBDA x : x # r)

(***************************************************************************)
(* THE RECORD.                                                             *)
(*   phase      how far the worker's life has come                         *)
(*   waiting    submissions that wait for room, oldest first               *)
(*   queue      accepted requests that wait for their start, oldest first  *)
(*   current    the request in flight, or None                             *)
(*   executing  whose pipeline has not returned, or None: the current      *)
(*              request, or one that was settled and lingers               *)
(*   linger     whether a shutdown waits for an execution that lingers     *)
(*   counts     accepted requests, and settled ones by outcome             *)
(*   admission  per request: what the owner decided about its acceptance   *)
(*   sequence   per request: its place in the order of acceptance, from 1; *)
(*              0 if it was not accepted                                   *)
(*   outcomes   per request: every settlement that it was given, in order  *)
(***************************************************************************)
NoCounts == [accepted |-> 0, completed |-> 0, failed |-> 0, timedOut |-> 0, cancelled |-> 0]

Fresh ==
  [phase |-> "open", waiting |-> <<>>, queue |-> <<>>, current |-> None, executing |-> None,
   linger |-> TRUE, counts |-> NoCounts,
   admission |-> [r \in Requests |-> "none"],
   sequence |-> [r \in Requests |-> 0],
   outcomes |-> [r \in Requests |-> <<>>]]

Terminal(s)    == s.phase \in {"stopped", "crashed"}
InFlight(s)    == {s.current} \ {None}
Outstanding(s) == Range(s.queue) \cup InFlight(s)

Execution(s) ==
  IF s.executing = None THEN "none"
  ELSE IF s.executing = s.current THEN "running" ELSE "lingering"

(* What a status shows of it.  (The uptime is time, and abstracted away.)  *)
Status(s) ==
  [phase |-> s.phase, current |-> s.current, execution |-> Execution(s),
   accepted |-> s.counts.accepted, queued |-> Len(s.queue),
   completed |-> s.counts.completed, failed |-> s.counts.failed,
   timedOut |-> s.counts.timedOut, cancelled |-> s.counts.cancelled]

-----------------------------------------------------------------------------
(***************************************************************************)
(* DECISIONS.  Small questions that carry the design.  They have names so  *)
(* that a negative control can answer exactly one of them wrongly.         *)
(***************************************************************************)

(* A lingering execution occupies the worker like a running one (W1).      *)
Occupied(s) == s.executing # None

(* A completion settles its request only if nothing else did before: a     *)
(* request that was cancelled in flight is no longer the current one (W8). *)
FirstToSettle(s, r) == s.current = r

(* Full is what the queue says (W7).                                       *)
HasRoom(s) == Len(s.queue) < Capacity

(* Only an open worker takes requests (W10).                               *)
TakesRequests(s) == s.phase = "open"

(* What starts next is what was accepted first (W13).                      *)
NextToStart(s) == Head(s.queue)

(* What a shutdown or a crash has to settle: everything that it finds.     *)
LeftToSettle(s) == Outstanding(s)

(* A cancelled request that is still queued leaves the queue (W8).         *)
QueueWithout(s, r) == Without(s.queue, r)

-----------------------------------------------------------------------------
(***************************************************************************)
(* WHAT THE TRANSITIONS ARE MADE OF.                                       *)
(***************************************************************************)
Settle(s, rs, how) ==
  [s EXCEPT !.outcomes = [r \in Requests |-> IF r \in rs THEN Append(@[r], how) ELSE @[r]],
            !.counts[how] = @ + Cardinality(rs)]

Refuse(s, rs, reason) ==
  [s EXCEPT !.admission = [r \in Requests |-> IF r \in rs THEN reason ELSE @[r]],
            !.waiting = SelectSeq(@, LAMBDA x : x \notin rs)]

Accept(s, r) ==
  [s EXCEPT !.admission[r] = "accepted",
            !.sequence[r] = s.counts.accepted + 1,
            !.counts.accepted = @ + 1,
            !.queue = Append(@, r)]

(* Submissions that wait for room are taken on as soon as there is some.   *)
RECURSIVE FillQueue(_)
FillQueue(s) ==
  IF s.waiting = <<>> \/ ~HasRoom(s) THEN s
  ELSE FillQueue(Accept([s EXCEPT !.waiting = Tail(@)], Head(s.waiting)))

StartNext(s) ==
  IF Occupied(s) \/ s.queue = <<>> THEN s
  ELSE LET next == NextToStart(s)
       IN  [s EXCEPT !.queue = Without(@, next), !.current = next, !.executing = next]

Stopped(s) == [s EXCEPT !.phase = "stopped"]

StopWhenLeft(s) == IF s.executing = None \/ ~s.linger THEN Stopped(s) ELSE s

(* Drained, or out of patience: whatever is left is cancelled.             *)
CancelRest(s) ==
  IF s.phase # "draining" THEN s
  ELSE StopWhenLeft([Settle(s, LeftToSettle(s), "cancelled") EXCEPT
                       !.phase = "cancelling", !.queue = <<>>, !.current = None])

(* A cancellation may have made room, and so may the start that follows.   *)
Advance(s) ==
  IF s.phase = "cancelling" THEN StopWhenLeft(s)
  ELSE LET filled == FillQueue(StartNext(FillQueue(s)))
       IN  IF Outstanding(filled) = {} THEN CancelRest(filled) ELSE filled

(* Settles a request whose pipeline has not returned; its execution, if it *)
(* has one, lingers.                                                       *)
Abandon(s, r, how) ==
  CASE r \in Range(s.queue) ->
         Advance([Settle(s, {r}, how) EXCEPT !.queue = QueueWithout(s, r)])
    [] r = s.current ->
         Advance([Settle(s, {r}, how) EXCEPT !.current = None])
    [] OTHER -> s

-----------------------------------------------------------------------------
(***************************************************************************)
(* TRANSITIONS.                                                            *)
(***************************************************************************)
Admit(s, r, patient) ==
  IF ~TakesRequests(s)
  THEN Refuse(s, {r}, IF Terminal(s) THEN "stopped" ELSE "stopping")
  ELSE IF HasRoom(s) THEN Advance(Accept(s, r))
  ELSE IF patient THEN [s EXCEPT !.waiting = Append(@, r)]
  ELSE Refuse(s, {r}, "full")

CancelRequest(s, r) ==
  IF r \in Range(s.waiting) THEN Refuse(s, {r}, "withdrawn") ELSE Abandon(s, r, "cancelled")

(* An execution has returned, or never began.                              *)
EndExecution(s, r, how) ==
  IF Terminal(s) \/ s.executing # r THEN s
  ELSE LET settles == FirstToSettle(s, r)
           left == [s EXCEPT !.executing = None,
                             !.current = IF @ = r THEN None ELSE @]
       IN  Advance(IF settles THEN Settle(left, {r}, how) ELSE left)

TimeLimitOver(s, r) == Abandon(s, r, "timedOut")

PatienceOver(s, r) == IF r \in Range(s.waiting) THEN Refuse(s, {r}, "full") ELSE s

(* The first shutdown counts.  Without grace there is no draining, without *)
(* linger no waiting for an execution that was interrupted.                *)
BeginShutdown(s, grace, linger) ==
  IF s.phase # "open" THEN s
  ELSE LET draining == [Refuse(s, Range(s.waiting), "stopping") EXCEPT
                          !.phase = "draining", !.linger = linger]
       IN  IF grace THEN Advance(draining) ELSE CancelRest(draining)

LingerOver(s) == IF s.phase = "cancelling" THEN Stopped(s) ELSE s

(* The owner failed: everything accepted fails with it (W11).              *)
CrashOwner(s) ==
  IF Terminal(s) THEN s
  ELSE [Settle(Refuse(s, Range(s.waiting), "stopped"), LeftToSettle(s), "failed") EXCEPT
          !.phase = "crashed", !.queue = <<>>, !.current = None]

-----------------------------------------------------------------------------
(***************************************************************************)
(* MESSAGES.  Their names are the names that a recorded trace of a real    *)
(* worker gives to the steps of its owner.                                 *)
(***************************************************************************)
About(action, r)      == [action |-> action, request |-> r]
Post(r)               == [action |-> "Post", request |-> r, patient |-> r \in Patient]
Cancel(r)             == About("Cancel", r)
Completed(r)          == About("Completed", r)
Failed(r)             == About("Failed", r)
Deadline(r)           == About("Deadline", r)
Patience(r)           == About("Patience", r)
Query                 == About("Query", None)
Ping                  == About("Ping", None)
Grace                 == About("Grace", None)
Linger                == About("Linger", None)
Crash                 == About("Crash", None)
Close(grace, linger)  == [action |-> "Close", request |-> None, grace |-> grace, linger |-> linger]

Apply(s, m) ==
  CASE m.action = "Post"      -> Admit(s, m.request, m.patient)
    [] m.action = "Cancel"    -> CancelRequest(s, m.request)
    [] m.action = "Completed" -> EndExecution(s, m.request, "completed")
    [] m.action = "Failed"    -> EndExecution(s, m.request, "failed")
    [] m.action = "Deadline"  -> TimeLimitOver(s, m.request)
    [] m.action = "Patience"  -> PatienceOver(s, m.request)
    [] m.action = "Close"     -> BeginShutdown(s, m.grace, m.linger)
    [] m.action = "Grace"     -> CancelRest(s)
    [] m.action = "Linger"    -> LingerOver(s)
    [] m.action = "Crash"     -> CrashOwner(s)
    [] m.action \in {"Query", "Ping"} -> s

(* The alarms that are set in a state.  One that goes off is a message; it *)
(* may arrive when what it reminds of has been dealt with.                 *)
Alarms(s) ==
  {Deadline(r) : r \in Outstanding(s) \cap Limited}
  \cup {Patience(r) : r \in Range(s.waiting)}
  \cup (IF s.phase = "draining" THEN {Grace} ELSE {})
  \cup (IF s.phase = "cancelling" THEN {Linger} ELSE {})

-----------------------------------------------------------------------------
(***************************************************************************)
(* WHAT IS TRUE OF EVERY STATE, under the ids of the rules.  The modules   *)
(* that have a state check these of it.                                    *)
(***************************************************************************)
StateOK(s) ==
  /\ s.phase \in Phases
  /\ Range(s.waiting) \subseteq Patient
  /\ Range(s.queue) \subseteq Requests
  /\ {s.current, s.executing} \subseteq Requests \cup {None}
  /\ s.linger \in BOOLEAN
  /\ s.counts \in [Settlements \cup {"accepted"} -> Nat]
  /\ s.admission \in [Requests -> Admissions]
  /\ s.sequence \in [Requests -> 0..Cardinality(Requests)]
  /\ \A r \in Requests : Range(s.outcomes[r]) \subseteq Settlements
  /\ s.waiting # <<>> => ~HasRoom(s) /\ s.phase = "open"
  /\ s.executing = None => s.queue = <<>>

AcceptedOf(s) == {r \in Requests : s.admission[r] = "accepted"}
SettledOf(s)  == {r \in Requests : s.outcomes[r] # <<>>}

(* A status agrees with itself.                                            *)
FieldsAgree(status) ==
  /\ (status.current # None) <=> (status.execution = "running")
  /\ status.queued > 0 => status.execution # "none"
  /\ status.accepted = status.queued + (IF status.current = None THEN 0 ELSE 1)
       + status.completed + status.failed + status.timedOut + status.cancelled

(* The counts are those of the clients' tickets: what was accepted, and    *)
(* under which outcome its client sees it (a oneshot keeps the first).     *)
CountsAreOfTickets(s) ==
  /\ s.counts.accepted = Cardinality(AcceptedOf(s))
  /\ \A how \in Settlements :
       s.counts[how] = Cardinality({r \in SettledOf(s) : Head(s.outcomes[r]) = how})

(* Never twice; never a refused request; none forgotten: an accepted       *)
(* request that is not settled is queued or in flight, until the end.      *)
EachSettledOnce(s) ==
  /\ \A r \in Requests : Len(s.outcomes[r]) <= 1
  /\ SettledOf(s) \subseteq AcceptedOf(s)
  /\ Outstanding(s) = AcceptedOf(s) \ SettledOf(s)
  /\ Terminal(s) => Outstanding(s) = {} /\ s.waiting = <<>>

QueueIsBounded(s) == Len(s.queue) <= Capacity
=============================================================================
