----------------------- MODULE GivesWorkToTheRetiring -----------------------
(* NEGATIVE CONTROL for S6. A slot that retires is given jobs like any     *)
(* other, and never gets done.                                             *)
EXTENDS Supervisor

AvailableOrLeaving(t) == {i \in In(t, "live") \cup In(t, "retiring") : Load(t, i) < LaneCapacity}
=============================================================================
