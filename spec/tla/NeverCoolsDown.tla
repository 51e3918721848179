---------------------------- MODULE NeverCoolsDown ----------------------------
(* NEGATIVE CONTROL for S7.  The size is changed at every look at the load. *)
EXTENDS Supervisor

LooksAgain(t) ==
  IF t.target < MaxWorkers THEN Silent(Advance([t EXCEPT !.target = @ + 1, !.cooling = CoolDown]))
  ELSE Silent(Advance([t EXCEPT !.target = MinWorkers, !.cooling = CoolDown]))
===============================================================================
