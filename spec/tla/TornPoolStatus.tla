---------------------------- MODULE TornPoolStatus ----------------------------
(* NEGATIVE CONTROL for S10.  The status takes the figures of the workers   *)
(* at another moment than those of the ledger.                              *)
EXTENDS Supervisor

Torn(t) ==
  [mode |-> t.mode, health |-> Health(t), target |-> t.target, live |-> 0, restarting |-> 0,
   retiring |-> 0, pending |-> Len(t.pending), assigned |-> 0, completed |-> t.totals.completed,
   failed |-> t.totals.failed, fenced |-> t.fenced]
===============================================================================
