--------------------------- MODULE BroadcastVectors ---------------------------
(***************************************************************************)
(* VECTORS OF THE BROADCAST: the operations of `BroadcastState', one at a  *)
(* time.  All that is seen of a broadcast is what operations are answered. *)
(*                                                                         *)
(* The values are 1, 2, 3, ... without end, since a situation says how     *)
(* many values wait and not which ones: those that were published last.    *)
(***************************************************************************)
EXTENDS BroadcastState, Patches

CONSTANT Many  \* as many lost values are the same as more

VARIABLES state, path, at, todo

First == Fresh

-----------------------------------------------------------------------------
(* Nobody subscribes twice; everything else may be done again.             *)
Known(b) == {s \in Subscribers : b.phase[s] # "none"}

Inputs(b) ==
  {Operation("Publish", "publisher"), Operation("Close", "publisher")}
  \cup {Operation("Subscribe", s) : s \in Subscribers \ Known(b)}
  \cup UNION {{Operation("Take", s), Operation("Unsubscribe", s)} : s \in Known(b)}

After(b, op) == Apply(b, op)

Situation(b) ==
  [closed |-> b.closed, phase |-> b.phase, why |-> b.why,
   waiting |-> [s \in Subscribers |-> Len(b.waiting[s])],
   dropped |-> [s \in Subscribers |-> IF b.dropped[s] > Many THEN Many ELSE b.dropped[s]]]

-----------------------------------------------------------------------------
(***************************************************************************)
(* WHAT IS SEEN.                                                           *)
(***************************************************************************)
Given == [buffer |-> Buffer]
Start == <<>>

Policy(s) ==
  CASE s \in Blockers -> "block"
    [] s \in Droppers -> "drop"
    [] s \in Cutters  -> "cut"

RuleOfTake(b, s, c) ==
  CASE c.reply[1] = "end" /\ c.reply[2] = "left"  -> "B5"
    [] b.why[s] = "closed"                        -> "B4"
    [] c.reply[1] \in {"value", "nothing"}        -> "B1"
    [] OTHER                                      -> "B2"

(* The rule that a step is about.                                          *)
Rule(b, op, c) ==
  CASE op.action = "Publish" ->
         IF b.closed THEN "B4" ELSE IF \A s \in On(b) : ~IsFull(b, s) THEN "B1"
         ELSE IF Blocking(b) = {} THEN "B3" ELSE "B2"
    [] op.action = "Subscribe"   -> IF b.closed THEN "B4" ELSE "B1"
    [] op.action = "Take"        -> RuleOfTake(b, op.subscriber, c)
    [] op.action = "Unsubscribe" -> "B5"
    [] op.action = "Close"       -> "B4"

Input(b, op) ==
  CASE op.action = "Publish"     -> [do |-> "publish", value |-> b.published + 1]
    [] op.action = "Subscribe"   -> [do |-> "subscribe", subscriber |-> op.subscriber, policy |-> Policy(op.subscriber)]
    [] op.action = "Take"        -> [do |-> "take", subscriber |-> op.subscriber]
    [] op.action = "Unsubscribe" -> [do |-> "unsubscribe", subscriber |-> op.subscriber]
    [] op.action = "Close"       -> [do |-> "close"]

Shown(b, op, c) == Input(b, op) @@ [rule |-> Rule(b, op, c), expect |-> [replies |-> <<c.reply>>]]

-----------------------------------------------------------------------------
(* For the configuration.                                                  *)
Paths == <<>>

INSTANCE Vectors
=============================================================================
