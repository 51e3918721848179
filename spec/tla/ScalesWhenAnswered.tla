------------------------- MODULE ScalesWhenAnswered -------------------------
(* NEGATIVE CONTROL for S12. The pool looks at its load only when no probe *)
(* is under way.                                                           *)
EXTENDS Supervisor

RescaleUnprobed(t) ==
  IF t.mode # "running" \/ t.cooling > 0 \/ \E i \in Slots : t.slot[i].probed THEN Silent(t)
  ELSE IF t.pending # <<>> /\ t.target < MaxWorkers
  THEN Silent(Advance([t EXCEPT !.target = @ + 1, !.cooling = CoolDown]))
  ELSE Silent(t)
=============================================================================
