------------------------------- MODULE Flaps --------------------------------
(* NEGATIVE CONTROL for S7. The pool shrinks whenever nothing waits, also  *)
(* while every worker is busy.                                             *)
EXTENDS Supervisor

GrowOrShrink(t) ==
  IF t.mode # "running" \/ t.cooling > 0 THEN Silent(t)
  ELSE IF t.pending # <<>> /\ t.target < MaxWorkers
  THEN Silent(Advance([t EXCEPT !.target = @ + 1, !.cooling = CoolDown]))
  ELSE IF t.pending = <<>> /\ t.target > MinWorkers
  THEN Silent(Advance([t EXCEPT !.target = @ - 1, !.cooling = CoolDown]))
  ELSE Silent(t)
=============================================================================
