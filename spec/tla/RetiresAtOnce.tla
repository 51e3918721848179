---------------------------- MODULE RetiresAtOnce -----------------------------
(* NEGATIVE CONTROL for S7.  A slot that the pool has no use for goes at    *)
(* once, with what it has.                                                  *)
EXTENDS Supervisor

Gone(slot) == [slot EXCEPT !.phase = "absent"]
===============================================================================
