------------------------- MODULE CountsRetiringSlots --------------------------
(* NEGATIVE CONTROL for S1.  Racy scale-down: slots that retire still       *)
(* count, so that the pool that is left is smaller than it may be.          *)
EXTENDS Supervisor

LiveOrLeaving(t) == Cardinality(In(t, "live") \cup In(t, "restarting") \cup In(t, "retiring"))
===============================================================================
