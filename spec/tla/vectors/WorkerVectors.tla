---------------------------- MODULE WorkerVectors ----------------------------
(***************************************************************************)
(* VECTORS OF THE WORKER: the messages of `WorkerState', one at a time.    *)
(*                                                                         *)
(* Requests are posted in the order of their names; names mean nothing, so *)
(* any other order would be the same.  Four are enough for one to run, one *)
(* to be queued, and two to wait for room.  Besides what `Worker' has in   *)
(* Possible there are inputs that come too late and must change nothing.   *)
(***************************************************************************)
EXTENDS WorkerState, Patches

CONSTANTS Order,      \* the requests, as a sequence
          Shutdowns,  \* the [grace, linger] that a shutdown may be called with
          Crashes     \* whether the owner may fail

ASSUME Requests = Range(Order)

VARIABLES state, path, at, todo

(* The worker, and the request whose pipeline has not returned: that lives *)
(* longer than the worker, if it has to.                                   *)
First == [worker |-> Fresh, pipeline |-> None]

-----------------------------------------------------------------------------
Posted(s, r)  == s.admission[r] # "none" \/ r \in Range(s.waiting)
Over(s)       == {r \in Requests : Posted(s, r)} \ (Range(s.waiting) \cup Outstanding(s))
Settled(s, r) == s.outcomes[r] # <<>>

(* The first and the last of some requests: a set of one, or of none.      *)
FirstOf(rs) == {Order[i] : i \in {i \in 1..Len(Order) : Order[i] \in rs /\ \A k \in 1..(i - 1) : Order[k] \notin rs}}
LastOf(rs)  == {Order[i] : i \in {i \in 1..Len(Order) :
                  Order[i] \in rs /\ \A k \in (i + 1)..Len(Order) : Order[k] \notin rs}}

NextRequest(s) == FirstOf({r \in Requests : ~Posted(s, r)})

(* Patience makes a difference only to a full worker.                      *)
Posts(s) ==
  {Post(r) : r \in NextRequest(s)}
  \cup {[Post(r) EXCEPT !.patient = FALSE] : r \in {r \in NextRequest(s) : TakesRequests(s) /\ ~HasRoom(s)}}

(* Of the requests with which it is over, the one that lingers and the     *)
(* last one stand for all.                                                 *)
Cancels(s) ==
  {Cancel(r) : r \in Range(s.waiting) \cup Outstanding(s) \cup ({s.executing} \cap Over(s)) \cup LastOf(Over(s))}

(* An alarm whose object is gone may go off all the same, if it was set.   *)
LateAlarms(s) ==
  {Deadline(r) : r \in LastOf(Over(s) \cap Limited)} \cup {Patience(r) : r \in LastOf(Over(s) \cap Patient)}
  \cup (IF s.phase \in {"cancelling", "stopped", "crashed"} THEN {Grace} ELSE {})
  \cup (IF Terminal(s) THEN {Linger} ELSE {})

(* A shutdown; after it a second one, in a hurry.                          *)
Closes(s) ==
  IF s.phase = "open" THEN {Close(p.grace, p.linger) : p \in Shutdowns} ELSE {Close(FALSE, FALSE)}

(* How an execution returns makes a difference only if its request is in   *)
(* flight.                                                                 *)
Returns(x) ==
  {Completed(r) : r \in {x.pipeline} \ {None}} \cup {Failed(r) : r \in {x.pipeline} \cap InFlight(x.worker)}

Inputs(x) ==
  LET s == x.worker
  IN  Posts(s) \cup Cancels(s)
      \cup Returns(x)
      \cup Alarms(s) \cup LateAlarms(s) \cup Closes(s)
      \cup (IF Crashes /\ ~Terminal(s) THEN {Crash} ELSE {})
      \cup {Query}

Starts(s, t) == IF t.current \in {s.current, None} THEN <<>> ELSE <<t.current>>

After(x, m) ==
  LET t == Apply(x.worker, m)
  IN  [worker |-> t,
       pipeline |-> IF Starts(x.worker, t) # <<>> THEN t.current
                    ELSE IF m.action \in {"Completed", "Failed"} THEN None ELSE x.pipeline]

Situation(x) ==
  LET s == x.worker
  IN  [phase |-> s.phase, linger |-> s.linger, waiting |-> s.waiting, queue |-> s.queue,
       current |-> s.current, executing |-> IF Terminal(s) THEN None ELSE s.executing, pipeline |-> x.pipeline,
       over |-> [r \in Requests |-> r \in Over(s)]]

-----------------------------------------------------------------------------
(***************************************************************************)
(* WHAT IS SEEN, as far as it is new.                                      *)
(***************************************************************************)
Given == [capacity |-> Capacity]
Start == [status |-> Status(Fresh)]

Word(how) == IF how = "timedOut" THEN "timed-out" ELSE how

NewAdmissions(s, t) ==
  [r \in {r \in Requests : s.admission[r] # t.admission[r]} |->
     IF t.admission[r] = "accepted" THEN [accepted |-> t.sequence[r]] ELSE [refused |-> t.admission[r]]]

NewOutcomes(s, t) ==
  [r \in {r \in Requests : ~Settled(s, r) /\ Settled(t, r)} |-> Word(Head(t.outcomes[r]))]

(* An execution is interrupted when it begins to linger.                   *)
Interrupts(s, t) ==
  IF Execution(s) = "running" /\ Execution(t) = "lingering" THEN <<t.executing>> ELSE <<>>

(* The end, and the execution that is left behind, if one is.              *)
Ends(s, t) == Maybe(~Terminal(s) /\ Terminal(t), [ended |-> [lingering |-> t.executing]])

Expected(s, t) ==
  Some("admissions", NewAdmissions(s, t)) @@ Some("outcomes", NewOutcomes(s, t))
  @@ Some("starts", Starts(s, t)) @@ Some("interrupts", Interrupts(s, t))
  @@ Ends(s, t) @@ Some("status", Changed(Status(s), Status(t)))

(* The rule that a step is about.                                          *)
Rule(s, m) ==
  CASE m.action = "Post"      -> IF TakesRequests(s) THEN "W7" ELSE "W10"
    [] m.action = "Cancel"    -> "W8"
    [] m.action \in {"Completed", "Failed"} ->
         IF Terminal(s) THEN "W10"
         ELSE IF ~FirstToSettle(s, m.request) THEN "W8"
         ELSE IF m.action = "Completed" THEN "W4" ELSE "W11"
    [] m.action = "Deadline"  -> "W9"
    [] m.action = "Patience"  -> "W7"
    [] m.action = "Crash"     -> "W11"
    [] m.action = "Query"     -> "W2"
    [] m.action \in {"Close", "Grace", "Linger"} -> "W10"

Verb(m) ==
  CASE m.action = "Post"      -> "post"
    [] m.action = "Cancel"    -> "cancel"
    [] m.action = "Completed" -> "complete"
    [] m.action = "Failed"    -> "fail"
    [] m.action = "Deadline"  -> "deadline"
    [] m.action = "Patience"  -> "patience"
    [] m.action = "Close"     -> "close"
    [] m.action = "Grace"     -> "grace"
    [] m.action = "Linger"    -> "linger"
    [] m.action = "Crash"     -> "crash"
    [] m.action = "Query"     -> "query"

Details(m) ==
  CASE m.action = "Post"  -> Maybe(m.patient, [patience |-> TRUE]) @@ Maybe(m.request \in Limited, [limit |-> TRUE])
    [] m.action = "Close" -> [grace |-> m.grace, linger |-> m.linger]
    [] OTHER              -> <<>>

Shown(x, m, y) ==
  [do |-> Verb(m), rule |-> Rule(x.worker, m)]
  @@ Maybe(m.request # None, [request |-> m.request]) @@ Details(m)
  @@ Maybe(m \in LateAlarms(x.worker), [late |-> TRUE])
  @@ Some("expect", Expected(x.worker, y.worker))

-----------------------------------------------------------------------------
(* For the configurations.                                                 *)
TwoRequests   == <<"r1", "r2">>
ThreeRequests == <<"r1", "r2", "r3">>
FourRequests  == <<"r1", "r2", "r3", "r4">>
Paths         == <<>>

AnyShutdown      == [grace : BOOLEAN, linger : BOOLEAN]
OrdinaryShutdown == {[grace |-> TRUE, linger |-> TRUE]}
HastyShutdown    == {[grace |-> FALSE, linger |-> FALSE]}

INSTANCE Vectors
=============================================================================
