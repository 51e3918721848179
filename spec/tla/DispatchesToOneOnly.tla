------------------------- MODULE DispatchesToOneOnly --------------------------
(* NEGATIVE CONTROL for S6.  Jobs wait for the first slot, whoever else has *)
(* room.                                                                    *)
EXTENDS Supervisor

FirstOnly(t) == {i \in In(t, "live") : i = 1 /\ Load(t, i) < LaneCapacity}
===============================================================================
