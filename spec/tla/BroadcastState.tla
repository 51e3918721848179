---------------------------- MODULE BroadcastState ----------------------------
(***************************************************************************)
(* THE BROADCAST'S STATE, as a plain machine: a record, and one operator   *)
(* per operation that says which record comes next and what the caller is  *)
(* answered.  A state and an operation have exactly one successor.         *)
(*                                                                         *)
(* One publisher, values 1, 2, 3, ..., and subscribers, each with a buffer *)
(* of its own and the policy that it chose for the case that the buffer is *)
(* full (B2):                                                              *)
(*   block  the publisher is answered WOULD_BLOCK and keeps the value;     *)
(*   drop   the oldest value goes, and the subscriber is told how many;    *)
(*   cut    the subscription ends, and the subscriber is told so.          *)
(*                                                                         *)
(* A publish is all or nothing: if it would block, nobody gets the value   *)
(* and nobody is cut off or loses anything.  Otherwise the publisher would *)
(* have to know whom to skip when it tries again, and who subscribed in    *)
(* between would get a value that others had before.  The price is that a  *)
(* subscriber who blocks delays the value for all: that is what block      *)
(* means, and why an observer of metrics may not choose it (M2).           *)
(*                                                                         *)
(* What is abstracted away.                                                *)
(*   What the values are; threads; how a subscriber waits for a value.     *)
(*                                                                         *)
(* What is bounded.                                                        *)
(*   The number of subscribers, their buffers, and the number of values.   *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Blockers,  \* the subscribers with each policy; everybody subscribes
          Droppers,  \* at most once
          Cutters,
          Buffer,    \* how many values wait for a subscriber
          Values     \* how many values there are

ASSUME Buffer \in Nat \ {0} /\ Values \in Nat

Subscribers == Blockers \cup Droppers \cup Cutters

Range(q) == {q[i] : i \in 1..Len(q)}

(***************************************************************************)
(* THE RECORD.                                                             *)
(*   published  the last value that was published; 0 if none               *)
(*   closed     whether the broadcast was closed                           *)
(*   phase      per subscriber: "none"; "on"; "ending", when values still  *)
(*              wait but no more will come; "ended", and told so           *)
(*   why        per subscriber: why it ends: "closed", "cut", "left", or   *)
(*              "none"                                                     *)
(*   waiting    per subscriber: values that it has not taken, oldest first *)
(*   dropped    per subscriber: values that were dropped since it was told *)
(*   reply      what the last operation was answered                       *)
(***************************************************************************)
Fresh ==
  [published |-> 0, closed |-> FALSE,
   phase |-> [s \in Subscribers |-> "none"],
   why |-> [s \in Subscribers |-> "none"],
   waiting |-> [s \in Subscribers |-> <<>>],
   dropped |-> [s \in Subscribers |-> 0],
   reply |-> <<"none">>]

On(b)           == {s \in Subscribers : b.phase[s] = "on"}
IsFull(b, s)    == Len(b.waiting[s]) = Buffer
Answer(b, what) == [b EXCEPT !.reply = what]

-----------------------------------------------------------------------------
(* Decisions, which have names so that a negative control can take exactly *)
(* one of them wrongly.                                                    *)

(* Whom the publisher has to wait for.                                     *)
Blocking(b) == {s \in On(b) : IsFull(b, s) /\ s \in Blockers}

(* How many more values a subscriber has to be told that it lost.          *)
LostByDrop == 1

(* Where a subscriber finds a new value: behind all that wait.             *)
Enqueue(q, v) == Append(q, v)

(* Who is still a subscriber when a value is published.                    *)
Receivers(b) == On(b)

(* What waits for a subscriber when the broadcast closes.                  *)
KeptAtClose(b, s) == b.waiting[s]

-----------------------------------------------------------------------------
(* What one subscriber's part of a publish is.                             *)
Deliver(b, s, v) ==
  CASE ~IsFull(b, s) ->
         [b EXCEPT !.waiting[s] = Enqueue(@, v)]
    [] IsFull(b, s) /\ s \in Droppers ->
         [b EXCEPT !.waiting[s] = Enqueue(Tail(@), v), !.dropped[s] = @ + LostByDrop]
    [] OTHER ->
         [b EXCEPT !.phase[s] = "ending", !.why[s] = "cut"]

RECURSIVE DeliverAll(_, _, _)
DeliverAll(b, rest, v) ==
  IF rest = {} THEN b
  ELSE LET s == CHOOSE s \in rest : TRUE IN DeliverAll(Deliver(b, s, v), rest \ {s}, v)

Publish(b) ==
  IF b.closed THEN Answer(b, <<"closed">>)
  ELSE IF Blocking(b) # {} THEN Answer(b, <<"would-block">>)
  ELSE LET v == b.published + 1
       IN  Answer(DeliverAll([b EXCEPT !.published = v], Receivers(b), v), <<"published", v>>)

(* Whoever subscribes to a closed broadcast is told of the end at once.    *)
Subscribe(b, s) ==
  IF b.closed THEN Answer([b EXCEPT !.phase[s] = "ended", !.why[s] = "closed"], <<"end", "closed">>)
  ELSE Answer([b EXCEPT !.phase[s] = "on"], <<"subscribed">>)

(* The next thing that the subscriber has to know: that it lost values,    *)
(* before the value that follows the gap; a value; the end; or nothing.    *)
Take(b, s) ==
  CASE b.phase[s] \in {"none", "ended"} -> Answer(b, <<"end", b.why[s]>>)
    [] b.phase[s] # "ended" /\ b.dropped[s] > 0 ->
         Answer([b EXCEPT !.dropped[s] = 0], <<"dropped", b.dropped[s]>>)
    [] b.phase[s] # "ended" /\ b.dropped[s] = 0 /\ b.waiting[s] # <<>> ->
         Answer([b EXCEPT !.waiting[s] = Tail(@)], <<"value", Head(b.waiting[s])>>)
    [] b.phase[s] = "ending" /\ b.dropped[s] = 0 /\ b.waiting[s] = <<>> ->
         Answer([b EXCEPT !.phase[s] = "ended"], <<"end", b.why[s]>>)
    [] OTHER -> Answer(b, <<"nothing">>)

(* After it nothing reaches the subscriber any more, not even what waited. *)
Unsubscribe(b, s) ==
  IF b.phase[s] \in {"on", "ending"}
  THEN Answer([b EXCEPT !.phase[s] = "ended", !.why[s] = "left",
                        !.waiting[s] = <<>>, !.dropped[s] = 0], <<"left">>)
  ELSE Answer(b, <<"left">>)

Close(b) ==
  Answer([b EXCEPT !.closed = TRUE,
                   !.phase = [s \in Subscribers |-> IF @[s] = "on" THEN "ending" ELSE @[s]],
                   !.why = [s \in Subscribers |-> IF b.phase[s] = "on" THEN "closed" ELSE @[s]],
                   !.waiting = [s \in Subscribers |-> KeptAtClose(b, s)]], <<"closed">>)

Operation(action, s) == [action |-> action, subscriber |-> s]

Apply(b, op) ==
  CASE op.action = "Publish"     -> Publish(b)
    [] op.action = "Subscribe"   -> Subscribe(b, op.subscriber)
    [] op.action = "Take"        -> Take(b, op.subscriber)
    [] op.action = "Unsubscribe" -> Unsubscribe(b, op.subscriber)
    [] op.action = "Close"       -> Close(b)
=============================================================================
