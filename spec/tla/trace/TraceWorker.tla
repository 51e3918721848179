----------------------------- MODULE TraceWorker -----------------------------
(***************************************************************************)
(* IS THIS RECORDED RUN A BEHAVIOUR OF THE WORKER?                         *)
(*                                                                         *)
(* A trace is one sequence of events, of all the threads of a run: each    *)
(* step of the owner, with the status after it; what clients called and    *)
(* what they were told; when the pipeline was entered and left; what       *)
(* observers asked and got.  A call is recorded before it is made, and a   *)
(* response after it was received, so the order of the events agrees with  *)
(* real time.  An owner's step is recorded by the owner in that step, so   *)
(* the order of the steps is exact.                                        *)
(*                                                                         *)
(* The state s follows the owner's steps: `WorkerState' says what each of  *)
(* them must lead to.  One kind of step is not recorded and has to be      *)
(* searched: when the new state became visible.  A step is recorded before *)
(* it is published, so between the two an observer may still see the state *)
(* before (`seen').  What the owner reveals, it reveals after: whatever a  *)
(* client is told must be true of `seen', and a status must be that of a   *)
(* state which was visible at some instant between its question and its    *)
(* reply.  The mutex worker reveals before it lets go of its lock, while   *)
(* nobody can look; a behaviour in which it published first explains the   *)
(* same events, so one specification serves both.                          *)
(*                                                                         *)
(* A trace is accepted if some behaviour consumes all of its events.  An   *)
(* event that no behaviour can consume breaks a rule, and Breaks says      *)
(* which, and why.                                                         *)
(***************************************************************************)
EXTENDS WorkerState, TLC

CONSTANT Traces  \* sequences of events; a generated module defines them

(***************************************************************************)
(* EVENTS.  The generated module calls these.                              *)
(***************************************************************************)
WorkerStatus(phase, current, execution, accepted, queued, completed, failed, timedOut, cancelled) ==
  [phase |-> phase, current |-> current, execution |-> execution, accepted |-> accepted,
   queued |-> queued, completed |-> completed, failed |-> failed, timedOut |-> timedOut,
   cancelled |-> cancelled]

OwnerStep(action, r, status)  == [event |-> "step", action |-> action, request |-> r, status |-> status]
Posts(r, patience, limit)     == [event |-> "post", request |-> r, patience |-> patience, limit |-> limit]
Cancels(r)                    == [event |-> "cancel", request |-> r]
Closes(grace, linger)         == [event |-> "close", grace |-> grace, linger |-> linger]
Enters(r)                     == [event |-> "enter", request |-> r]
Leaves(r, what)               == [event |-> "leave", request |-> r, what |-> what]
ToldAdmission(r, what)        == [event |-> "admission", request |-> r, what |-> what]
ToldOutcome(r, what)          == [event |-> "outcome", request |-> r, what |-> what]
Asks(o)                       == [event |-> "ask", observer |-> o]
Gets(o, status)               == [event |-> "reply", observer |-> o, status |-> status]
ToldStopped                   == [event |-> "stopped"]

VARIABLES
  t,          \* the trace
  l,          \* its next event
  s,          \* the state after the owner's last step
  seen,       \* the state that is visible: s, or the one before
  calls,      \* what clients have called: posted (with flags), cancelled, closed
  executions, \* per request: "none", "entered", "completed", "failed", "over"
  told,       \* per request: the admission and the outcome that its client knows
  candidates, \* per observer that asks: the statuses that were visible since
  floor       \* per observer that asks: what all clients together knew then

vars == <<t, l, s, seen, calls, executions, told, candidates, floor>>

NothingKnown == [admission |-> "none", outcome |-> "none"]

Init ==
  /\ t \in DOMAIN Traces
  /\ l = 1
  /\ s = Fresh /\ seen = Fresh
  /\ calls = [posted |-> {}, limited |-> {}, patient |-> {}, cancelled |-> {}, closed |-> {}]
  /\ executions = [r \in Requests |-> "none"]
  /\ told = [r \in Requests |-> NothingKnown]
  /\ candidates = <<>> /\ floor = <<>>

Ended == l > Len(Traces[t])
Event == Traces[t][l]

Published == seen = s

Known ==
  [how \in Settlements |-> Cardinality({r \in Requests : told[r].outcome = how})]
  @@ [accepted |-> Cardinality({r \in Requests : told[r].admission = "accepted"})]

(* A function of which one value is set; the first one extends its domain. *)
With(f, x, y)  == (x :> y) @@ f
Drop(f, x)     == [y \in DOMAIN f \ {x} |-> f[y]]

-----------------------------------------------------------------------------
(***************************************************************************)
(* THE OWNER'S STEPS.                                                      *)
(***************************************************************************)
(* The messages that the recorded action may stand for.  Which of several  *)
(* shutdowns came first is not recorded.                                   *)
Messages(e) ==
  CASE e.action = "Post"  -> {[Post(e.request) EXCEPT !.patient = e.request \in calls.patient]}
    [] e.action = "Close" -> {Close(p.grace, p.linger) : p \in calls.closed}
    [] e.action \in {"Query", "Ping", "Grace", "Linger", "Crash"} -> {About(e.action, None)}
    [] OTHER -> {About(e.action, e.request)}

(* Why nobody can have sent the message: <<rule, reason>>, or none.        *)
Unfounded(e) ==
  LET r == e.request
  IN  CASE e.action = "Post" /\ r \notin calls.posted
             -> {<<"W4", "nobody posted this request">>}
        [] e.action = "Post" /\ (s.admission[r] # "none" \/ r \in Range(s.waiting))
             -> {<<"W4", "the request was decided before">>}
        [] e.action = "Cancel" /\ r \notin calls.cancelled
             -> {<<"W8", "nobody cancelled this request">>}
        [] e.action \in {"Completed", "Failed"} /\ s.executing = r /\ executions[r] = "entered"
             -> {<<"W1", "its pipeline has not returned">>}
        [] e.action \in {"Completed", "Failed"} /\ s.executing # r /\ ~Terminal(s)
             -> {<<"W1", "no execution of this request was left to end">>}
        [] e.action = "Completed" /\ executions[r] # "completed"
             -> {<<"W4", "its pipeline did not complete">>}
        [] e.action = "Failed" /\ executions[r] = "completed"
             -> {<<"W4", "its pipeline did not fail">>}
        [] e.action = "Deadline" /\ r \notin calls.limited
             -> {<<"W9", "this request has no time limit">>}
        [] e.action = "Patience" /\ r \notin calls.patient
             -> {<<"W7", "this request has no patience">>}
        [] e.action = "Close" /\ calls.closed = {}
             -> {<<"W10", "nobody shut the worker down">>}
        [] e.action = "Grace" /\ s.phase = "open"
             -> {<<"W10", "no grace period was running">>}
        [] e.action = "Crash" /\ Terminal(s)
             -> {<<"W11", "the worker had ended before">>}
        [] OTHER -> {}

(* Where the status after the step is not that of the specification: the   *)
(* rule that speaks of the first field that differs.  What must not happen *)
(* in any step whatever (a counter goes back, a worker that was shut down  *)
(* accepts) comes before what this step must do.                           *)
Counters == {"accepted", "completed", "failed", "timedOut", "cancelled"}

Differs(is, must, e) ==
  LET say(field) == field \o " is " \o ToString(is[field]) \o ", and must be " \o ToString(must[field])
      back == {field \in Counters : is[field] < s.counts[field]}
  IN  CASE is.queued > Capacity
             -> <<"W7", ToString(is.queued) \o " queued, capacity " \o ToString(Capacity)>>
        [] back # {}
             -> <<"W14", "a counter goes back: " \o ToString(back)>>
        [] s.phase # "open" /\ is.accepted > s.counts.accepted
             -> <<"W10", "it accepts a request although it was shut down">>
        [] e.action = "Crash" /\ is # must
             -> <<"W11", "the crash settled too much, or too little, or the phase is wrong">>
        [] e.action \in {"Close", "Grace"} /\ is.cancelled # must.cancelled
             -> <<"W10", say("cancelled")>>
        [] is.phase # must.phase           -> <<"W10", say("phase")>>
        [] is.accepted # must.accepted     -> <<IF e.action = "Post" THEN "W4" ELSE "W3", say("accepted")>>
        [] is.completed # must.completed   -> <<"W3", say("completed")>>
        [] is.failed # must.failed         -> <<"W3", say("failed")>>
        [] is.timedOut # must.timedOut     -> <<IF e.action = "Deadline" THEN "W9" ELSE "W3", say("timedOut")>>
        [] is.cancelled # must.cancelled   -> <<IF e.action = "Cancel" THEN "W8" ELSE "W3", say("cancelled")>>
        [] is.execution # must.execution   -> <<"W1", say("execution")>>
        [] is.current # must.current       -> <<IF None \in {is.current, must.current} THEN "W1" ELSE "W13",
                                                say("current")>>
        [] OTHER                           -> <<"W3", say("queued")>>

StepBreaks(e) ==
  IF Unfounded(e) # {} THEN Unfounded(e)
  ELSE IF \E m \in Messages(e) : Status(Apply(s, m)) = e.status THEN {}
  ELSE {Differs(e.status, Status(Apply(s, m)), e) : m \in Messages(e)}

Step(e) ==
  /\ Published
  /\ \E m \in Messages(e) :
       /\ Status(Apply(s, m)) = e.status
       /\ s' = Apply(s, m)
  /\ executions' = IF e.action \in {"Completed", "Failed"} THEN [executions EXCEPT ![e.request] = "over"]
                   ELSE executions
  /\ UNCHANGED <<seen, calls, told, candidates, floor>>

-----------------------------------------------------------------------------
(***************************************************************************)
(* EVERYBODY ELSE'S.                                                       *)
(***************************************************************************)
(* Too late: whoever finds the worker at its end is refused by it, without *)
(* a step of the owner.                                                    *)
DecidedAs(r) ==
  IF seen.admission[r] = "none" /\ r \in calls.posted /\ Terminal(seen) THEN "stopped"
  ELSE seen.admission[r]

AdmissionBreaks(e) ==
  CASE told[e.request].admission # "none" -> {<<"W4", "its client was answered before">>}
    [] DecidedAs(e.request) = "none" -> {<<"W4", "this was not decided, or not published, yet">>}
    [] DecidedAs(e.request) # e.what -> {<<"W4", "it was decided as " \o DecidedAs(e.request)>>}
    [] OTHER -> {}

OutcomeBreaks(e) ==
  LET r == e.request
  IN  CASE told[r].outcome # "none" -> {<<"W4", "its client was told an outcome before">>}
        [] seen.outcomes[r] = <<>> -> {<<"W5", "this outcome was not counted, or not published, yet">>}
        [] Head(seen.outcomes[r]) # e.what
             -> {<<"W4", "it was settled as " \o Head(seen.outcomes[r])>>}
        [] OTHER -> {}

EnterBreaks(e) ==
  LET r == e.request
      busy == {q \in Requests : executions[q] = "entered"}
  IN  CASE busy # {} -> {<<"W1", "another execution has not returned: " \o ToString(busy)>>}
        [] executions[r] # "none" -> {<<"W4", "it ran before">>}
        [] seen.executing = r -> {}
        [] r \in SettledOf(seen) -> {<<"W8", "it was settled before its start">>}
        [] r \notin AcceptedOf(seen) -> {<<"W4", "it was not accepted">>}
        [] OTHER -> {<<"W13", "the owner did not start it, or not visibly, yet">>}

LeaveBreaks(e) ==
  IF executions[e.request] = "entered" THEN {} ELSE {<<"W1", "its pipeline was not entered">>}

(* A reply that no candidate explains is older than what was known, or     *)
(* hides the request in flight, or is of no instant at all.                *)
ReplyBreaks(e) ==
  LET known == floor[e.observer]
      shown == candidates[e.observer]
  IN  CASE e.observer \notin DOMAIN candidates -> {<<"W2", "nobody asked">>}
        [] e.status \in shown -> {}
        [] ~FieldsAgree(e.status) -> {<<"W2", "its fields do not agree with each other">>}
        [] \E count \in DOMAIN known : e.status[count] < known[count]
             -> {<<"W5", "it counts less than clients were told before the question">>}
        [] e.status.current = None /\ \A c \in shown : c.current # None
             -> {<<"W6", "it hides the request that was in flight all the time">>}
        [] OTHER -> {<<"W2", "no state that was visible since the question has this status">>}

StoppedBreaks(e) ==
  IF Terminal(seen) THEN {} ELSE {<<"W10", "the shutdown was reported before the worker had ended">>}

-----------------------------------------------------------------------------
(* Why the next event does not fit the state: a set of <<rule, reason>>.   *)
Breaks(e) ==
  CASE e.event = "step"      -> StepBreaks(e)
    [] e.event = "admission" -> AdmissionBreaks(e)
    [] e.event = "outcome"   -> OutcomeBreaks(e)
    [] e.event = "enter"     -> EnterBreaks(e)
    [] e.event = "leave"     -> LeaveBreaks(e)
    [] e.event = "reply"     -> ReplyBreaks(e)
    [] e.event = "stopped"   -> StoppedBreaks(e)
    [] e.event = "post" /\ e.request \in calls.posted -> {<<"W4", "it was posted before">>}
    [] e.event = "cancel" /\ e.request \notin calls.posted -> {<<"W8", "it was not posted">>}
    [] e.event = "ask" /\ e.observer \in DOMAIN candidates -> {<<"W2", "the observer asks already">>}
    [] OTHER -> {}

Call(e) ==
  /\ calls' =
       CASE e.event = "post" ->
              [calls EXCEPT !.posted = @ \cup {e.request},
                            !.limited = IF e.limit THEN @ \cup {e.request} ELSE @,
                            !.patient = IF e.patience THEN @ \cup {e.request} ELSE @]
         [] e.event = "cancel" -> [calls EXCEPT !.cancelled = @ \cup {e.request}]
         [] e.event = "close" ->
              [calls EXCEPT !.closed = @ \cup {[grace |-> e.grace, linger |-> e.linger]}]
  /\ UNCHANGED <<s, seen, executions, told, candidates, floor>>

Learn(e) ==
  /\ told' = IF e.event = "admission" THEN [told EXCEPT ![e.request].admission = e.what]
             ELSE [told EXCEPT ![e.request].outcome = e.what]
  /\ UNCHANGED <<s, seen, calls, executions, candidates, floor>>

Process(e) ==
  /\ executions' = [executions EXCEPT ![e.request] = IF e.event = "enter" THEN "entered" ELSE e.what]
  /\ UNCHANGED <<s, seen, calls, told, candidates, floor>>

Observe(e) ==
  /\ IF e.event = "ask"
     THEN /\ candidates' = With(candidates, e.observer, {Status(seen)})
          /\ floor' = With(floor, e.observer, Known)
     ELSE /\ candidates' = Drop(candidates, e.observer)
          /\ floor' = Drop(floor, e.observer)
  /\ UNCHANGED <<s, seen, calls, executions, told>>

(* The next event of the trace, if it fits.                                *)
Recorded ==
  /\ ~Ended
  /\ Breaks(Event) = {}
  /\ CASE Event.event = "step"                      -> Step(Event)
       [] Event.event \in {"post", "cancel", "close"} -> Call(Event)
       [] Event.event \in {"admission", "outcome"}    -> Learn(Event)
       [] Event.event \in {"enter", "leave"}          -> Process(Event)
       [] Event.event \in {"ask", "reply"}            -> Observe(Event)
       [] Event.event = "stopped" -> UNCHANGED <<s, seen, calls, executions, told, candidates, floor>>
  /\ l' = l + 1
  /\ UNCHANGED t

(* The step that nobody recorded.                                          *)
Publish ==
  /\ ~Published
  /\ seen' = s
  /\ candidates' = [o \in DOMAIN candidates |-> candidates[o] \cup {Status(s)}]
  /\ UNCHANGED <<t, l, s, calls, executions, told, floor>>

Next == Recorded \/ Publish

Behaviour == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(***************************************************************************)
(* THE VERDICT.  Printed, since one search judges many traces: "accepted", *)
(* or, where no step is left, "rejected" with the event and the reasons.   *)
(* A trace whose search was stuck in one branch and not in another is      *)
(* accepted; of several stuck branches the furthest counts.                *)
(***************************************************************************)
Enabled ==
  {m.action \o (IF m.request = None THEN "" ELSE " " \o m.request) :
     m \in {Post(r) : r \in {r \in calls.posted : s.admission[r] = "none" /\ r \notin Range(s.waiting)}}
        \cup {Cancel(r) : r \in calls.cancelled \cap (Range(s.waiting) \cup Outstanding(s))}
        \cup {Completed(r) : r \in {r \in {s.executing} \ {None} : executions[r] = "completed"}}
        \cup {Failed(r) : r \in {r \in {s.executing} \ {None} : executions[r] \in {"none", "failed"}}}
        \cup {m \in Alarms(s) : m.action # "Deadline" \/ m.request \in calls.limited}
        \cup (IF calls.closed # {} /\ s.phase = "open" THEN {About("Close", None)} ELSE {})}

Verdict ==
  /\ Ended => PrintT(<<"accepted", t>>)
  /\ (~Ended /\ Published /\ Breaks(Event) # {}) =>
       PrintT(<<"rejected", t, l, Breaks(Event), Status(s), Enabled>>)
=============================================================================
