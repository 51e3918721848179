---------------------------- MODULE WaitsForProbes ----------------------------
(* NEGATIVE CONTROL for S12.  A slot that is being probed gets no jobs      *)
(* until it has answered.                                                   *)
EXTENDS Supervisor

AnsweredOnly(t) == {i \in In(t, "live") : Load(t, i) < LaneCapacity /\ ~t.slot[i].probed}
===============================================================================
