------------------------------- MODULE Vectors -------------------------------
(***************************************************************************)
(* VECTORS OF A MACHINE: inputs, one after the other, and what has to be   *)
(* seen after each.  They are taken from the machine of a specification,   *)
(* in which an input is dealt with from beginning to end before the next   *)
(* one comes: nothing is under way, so exactly one thing has to be seen,   *)
(* and whoever has written the machine in any language can compare.        *)
(*                                                                         *)
(* TLC is used twice, and prints both times.                               *)
(*   Explore goes through the graph of situations.  A situation is what    *)
(*   decides about the future; what is only remembered, such as counts, is *)
(*   left out of it, or there would be no end.  Each edge is printed: a    *)
(*   situation, an input, the situation after it.                          *)
(*   Follow goes along given paths, which together cover the edges, and    *)
(*   prints what is seen at each step of each path.                        *)
(* In between, a program that knows no machine chooses the paths.          *)
(***************************************************************************)
EXTENDS Naturals, Sequences, TLC

CONSTANTS First,           \* the state in which every vector begins
          Inputs(_),       \* what may be done in a state
          After(_, _),     \* the state after an input
          Situation(_),    \* what of a state decides about the future
          Given,           \* the bounds, to be shown
          Start,           \* what is seen before the first step
          Shown(_, _, _),  \* a state, an input, the state after it: a step
          Paths            \* sequences of inputs, to be followed

VARIABLES state,
          path, at, todo   \* where Follow is: which path, which step, and what is left of it

vars == <<state, path, at, todo>>

(* For the configuration: states in one situation are one.                 *)
View == <<Situation(state), path, at>>

Explore ==
  /\ state = First /\ path = 0 /\ at = 0 /\ todo = <<>>
  /\ [][\E input \in Inputs(state) :
          LET next == After(state, input)
          IN  /\ PrintT(<<Situation(state), input, Situation(next)>>)
              /\ state' = next
              /\ UNCHANGED <<path, at, todo>>]_vars

(* The situation is printed again: that it is the expected one shows that  *)
(* situations really decide about the future.                              *)
Follow ==
  /\ PrintT(<<0, 0, Situation(First), [given |-> Given, start |-> Start]>>)
  /\ state = First /\ at = 0
  /\ LET all == Paths IN \E p \in 1..Len(all) : path = p /\ todo = all[p]
  /\ [][/\ todo # <<>>
        /\ LET next == After(state, Head(todo))
           IN  /\ PrintT(<<path, at + 1, Situation(next), Shown(state, Head(todo), next)>>)
               /\ state' = next
        /\ at' = at + 1
        /\ todo' = Tail(todo)
        /\ UNCHANGED path]_vars

=============================================================================
