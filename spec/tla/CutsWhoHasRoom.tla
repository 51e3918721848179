--------------------------- MODULE CutsWhoHasRoom ---------------------------
(* NEGATIVE CONTROL for B2. Whoever has chosen to be cut off is, at the    *)
(* first value.                                                            *)
EXTENDS Broadcast

DeliverOrCutAtOnce(o, s, v) ==
  IF s \in Cutters THEN [o EXCEPT !.phase[s] = "ending", !.why[s] = "cut"]
  ELSE IF ~IsFull(o, s) THEN [o EXCEPT !.waiting[s] = Enqueue(@, v)]
  ELSE [o EXCEPT !.waiting[s] = Enqueue(Tail(@), v), !.dropped[s] = @ + LostByDrop]
=============================================================================
