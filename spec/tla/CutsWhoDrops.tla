---------------------------- MODULE CutsWhoDrops ----------------------------
(* NEGATIVE CONTROL for B2. Every slow subscriber that does not block is   *)
(* cut off, whatever it chose.                                             *)
EXTENDS Broadcast

DeliverOrCut(o, s, v) ==
  IF ~IsFull(o, s) THEN [o EXCEPT !.waiting[s] = Enqueue(@, v)]
  ELSE [o EXCEPT !.phase[s] = "ending", !.why[s] = "cut"]
=============================================================================
