---------------------------- MODULE CutsInSilence -----------------------------
(* NEGATIVE CONTROL for B2.  A slow subscriber is taken off the list, and   *)
(* not told.                                                                *)
EXTENDS Broadcast

ForgetsWhy(o, s, v) ==
  IF IsFull(o, s) THEN [o EXCEPT !.phase[s] = "ended"] ELSE [o EXCEPT !.waiting[s] = Append(@, v)]
===============================================================================
