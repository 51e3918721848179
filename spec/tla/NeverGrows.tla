----------------------------- MODULE NeverGrows -----------------------------
(* NEGATIVE CONTROL for S7. The pool only ever shrinks by itself.          *)
EXTENDS Supervisor

ShrinkOnly(t) ==
  IF t.mode = "running" /\ t.cooling = 0 /\ t.pending = <<>> /\ t.target > MinWorkers
  THEN Silent(Advance([t EXCEPT !.target = @ - 1, !.cooling = CoolDown]))
  ELSE Silent(t)
=============================================================================
