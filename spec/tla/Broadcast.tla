------------------------------ MODULE Broadcast ------------------------------
(***************************************************************************)
(* THE BROADCAST: every value to every subscriber.  `BroadcastState' says  *)
(* what each operation does; here is who may call it and when, and what    *)
(* must be true.                                                           *)
(*                                                                         *)
(* An operation is one atomic step, since whoever implements it lets one   *)
(* operation happen at a time, by an owner or by one compare-and-swap per  *)
(* buffer.  Operations of different callers come in any order: publish,    *)
(* take, unsubscribe and close race in every way.                          *)
(*                                                                         *)
(* What each subscriber has got is kept apart from the machine (`got'), as *)
(* the client sees it: values, and how many it was told that it lost.  No  *)
(* property trusts what the machine says of itself.                        *)
(***************************************************************************)
EXTENDS BroadcastState

VARIABLES
  b,       \* the broadcast, a record of BroadcastState
  since,   \* per subscriber: the last value published before it subscribed
  upto,    \* per subscriber: the last value published while it was on
  got,     \* per subscriber: what it was given: values, and counts of losses
  blocked  \* how many publishes in a row were answered WOULD_BLOCK, at most 1

vars == <<b, since, upto, got, blocked>>

Init ==
  /\ b = Fresh
  /\ since = [s \in Subscribers |-> 0]
  /\ upto = [s \in Subscribers |-> 0]
  /\ got = [s \in Subscribers |-> <<>>]
  /\ blocked = 0

(* A value that a subscriber who is cut off does not get any more does not *)
(* count as published while it was on.                                     *)
Publishes ==
  /\ b.published < Values
  /\ b' = Apply(b, Operation("Publish", "publisher"))
  /\ upto' = [s \in Subscribers |->
                IF b.phase[s] = "on" /\ b'.phase[s] = "on" THEN b'.published ELSE upto[s]]
  /\ blocked' = IF b'.reply[1] = "would-block" THEN 1 ELSE 0
  /\ UNCHANGED <<since, got>>

Subscribes(s) ==
  /\ b.phase[s] = "none"
  /\ b' = Apply(b, Operation("Subscribe", s))
  /\ since' = [since EXCEPT ![s] = b.published]
  /\ upto' = [upto EXCEPT ![s] = b.published]
  /\ UNCHANGED <<got, blocked>>

Takes(s) ==
  /\ b.phase[s] \in {"on", "ending"}
  /\ b' = Apply(b, Operation("Take", s))
  /\ got' = IF b'.reply[1] \in {"value", "dropped"}
            THEN [got EXCEPT ![s] = Append(@, [is |-> b'.reply[1], n |-> b'.reply[2]])]
            ELSE got
  /\ UNCHANGED <<since, upto, blocked>>

Unsubscribes(s) ==
  /\ b.phase[s] # "none"
  /\ b' = Apply(b, Operation("Unsubscribe", s))
  /\ UNCHANGED <<since, upto, got, blocked>>

Closes ==
  /\ ~b.closed
  /\ b' = Apply(b, Operation("Close", "publisher"))
  /\ UNCHANGED <<since, upto, got, blocked>>

Next ==
  \/ Publishes \/ Closes
  \/ \E s \in Subscribers : Subscribes(s) \/ Takes(s) \/ Unsubscribes(s)

Behaviour == Init /\ [][Next]_vars

(* What subscribers owe: to take.  Nobody else is waited for.              *)
SubscribersTake == \A s \in Subscribers : WF_vars(Takes(s))
WithReaders     == Behaviour /\ SubscribersTake

(* What the publisher owes, for the properties that speak of progress.     *)
PublisherTries == WF_vars(Publishes)
WithPublisher  == Behaviour /\ PublisherTries

-----------------------------------------------------------------------------
(***************************************************************************)
(* PROPERTIES.                                                             *)
(***************************************************************************)
TypeOK ==
  /\ b.published \in 0..Values /\ b.closed \in BOOLEAN
  /\ \A s \in Subscribers :
       /\ b.phase[s] \in {"none", "on", "ending", "ended"}
       /\ Len(b.waiting[s]) <= Buffer
       /\ b.dropped[s] \in Nat

(* A loss that was told stands for one number of values, at its place.     *)
IsLoss(x) == x.is = "dropped"

RECURSIVE Covered(_, _)
Covered(from, q) ==
  IF q = <<>> THEN from
  ELSE Covered(from + (IF IsLoss(Head(q)) THEN Head(q).n ELSE 1), Tail(q))

(* Each value that it was given is the next one after those that it was    *)
(* given or told of: in order, once, and none in silence.                  *)
NextInOrder(s) ==
  \A i \in 1..Len(got[s]) :
    ~IsLoss(got[s][i]) => got[s][i].n = Covered(since[s], SubSeq(got[s], 1, i - 1)) + 1

B1_EveryValueInOrderOnce == \A s \in Subscribers : NextInOrder(s)

(* What was given, was told as lost, will be told as lost, and waits, is   *)
(* what was published while it was on.                                     *)
B2_NoSilentLoss ==
  \A s \in Subscribers :
    b.phase[s] \in {"on", "ending"} =>
      Covered(since[s], got[s]) + b.dropped[s] + Len(b.waiting[s]) = upto[s]

B2_CutOffIsTold ==
  [][\A s \in Subscribers : b.phase[s] = "on" /\ b'.phase[s] # "on" => b'.why[s] # "none"]_vars

(* Nobody notices a publish that would block: it is all or nothing.        *)
B2_WouldBlockChangesNothing ==
  [][Publishes /\ b'.reply[1] = "would-block" => [b' EXCEPT !.reply = b.reply] = b]_vars

(* Each is treated as it chose, and only when its buffer is full.          *)
B2_AsItChose ==
  \A s \in Subscribers : (b.why[s] = "cut" => s \in Cutters) /\ (b.dropped[s] > 0 => s \in Droppers)

B2_OnlyTheSlowLose ==
  [][\A s \in Subscribers :
       b'.dropped[s] > b.dropped[s] \/ (b'.why[s] = "cut" /\ b.why[s] = "none") => IsFull(b, s)]_vars

B2_CutOffHears == \A s \in Subscribers : b.why[s] = "cut" ~> b.phase[s] = "ended"

(* Only a full buffer of somebody who chose it makes the publisher wait.   *)
B3_OnlyBlockBlocks ==
  blocked > 0 /\ b.reply[1] = "would-block" => \E s \in On(b) : s \in Blockers /\ IsFull(b, s)

(* A publisher that tries is not delayed for ever by subscribers that take *)
(* nothing, unless one of them chose block; checked of a publisher alone.  *)
B3_PublisherGetsOn ==
  Blockers = {} => <>(b.published = Values \/ b.closed)

(* What waits for a subscriber can be taken, whatever the others do.       *)
B3_NobodyDelaysAReader ==
  \A s \in Subscribers :
    b.phase[s] \in {"on", "ending"} /\ (b.waiting[s] # <<>> \/ b.dropped[s] > 0) =>
      Take(b, s).reply[1] \in {"value", "dropped"}

(* Nothing but its end comes after a subscription has ended.               *)
B4_EndsAfterTheLastValue ==
  [][\A s \in Subscribers :
       b.phase[s] = "ending" /\ b'.phase[s] = "ended" /\ b'.why[s] # "left" =>
         Covered(since[s], got[s]) = upto[s]]_vars

B4_CloseIsHeard == \A s \in Subscribers : b.closed /\ b.phase[s] # "none" ~> b.phase[s] = "ended"

B4_LateSubscriberEndsAtOnce == b.closed => \A s \in Subscribers : b.phase[s] # "on"

B4_ClosedPublishesNothing == [][b.closed => b'.published = b.published]_vars

(* Unsubscribing works always, any number of times, and after it nothing   *)
(* arrives.                                                                *)
B5_UnsubscribingIsIdempotent ==
  \A s \in Subscribers :
    b.phase[s] # "none" => Unsubscribe(Unsubscribe(b, s), s) = Unsubscribe(b, s)

B5_NothingAfterUnsubscribing ==
  [][\A s \in Subscribers : b.why[s] = "left" => got'[s] = got[s] /\ b'.waiting[s] = <<>>]_vars

(* Witnesses, and meant to be violated.                                    *)
NothingIsDropped == \A s \in Subscribers : \A i \in 1..Len(got[s]) : ~IsLoss(got[s][i])
NobodyIsCutOff   == \A s \in Subscribers : b.why[s] # "cut"
NobodyBlocks     == blocked = 0
NobodyEndsWithValuesLeft == \A s \in Subscribers : ~(b.phase[s] = "ending" /\ b.waiting[s] # <<>>)
=============================================================================
