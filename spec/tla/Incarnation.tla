----------------------------- MODULE Incarnation -----------------------------
(***************************************************************************)
(* ONE LIFE OF A WORKER, as a supervisor may believe it to be, and all     *)
(* that the supervisor may rely on: it takes jobs, it settles each at most *)
(* once, and when it has died it holds nothing and settles nothing more.   *)
(* This module is where the two specifications meet: `Worker' refines it   *)
(* (a worker is an incarnation), and `Supervisor' has its environment do   *)
(* nothing else (see `held' there).  So the pool works with any worker     *)
(* that keeps the contract, and neither has to be checked with the other   *)
(* inside it.                                                              *)
(***************************************************************************)
CONSTANT Work

VARIABLES held,    \* what it has taken and not settled
          settled, \* what it has settled
          alive

vars == <<held, settled, alive>>

Init == held = {} /\ settled = {} /\ alive = TRUE

(* One step may do several things: see `WorkerState'.                      *)
Next ==
  /\ alive
  /\ \E taken \in SUBSET (Work \ (held \cup settled)) :
       /\ settled \subseteq settled'
       /\ settled' \subseteq settled \cup held \cup taken
       /\ held' = (held \cup taken) \ settled'
  /\ alive' \in BOOLEAN
  /\ ~alive' => held' = {}

Behaviour == Init /\ [][Next]_vars
=============================================================================
