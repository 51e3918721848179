--------------------------- MODULE ForgetsToCount ---------------------------
(* NEGATIVE CONTROL for S4. A job that is dispatched is not counted as     *)
(* tried, so its tries have no bound.                                      *)
EXTENDS Supervisor

RECURSIVE DispatchUncounted(_)
DispatchUncounted(t) ==
  IF t.pending = <<>> \/ Available(t) = {} THEN t
  ELSE LET j == Head(t.pending)
           i == LeastLoaded(t)
       IN  DispatchUncounted([t EXCEPT !.pending = Tail(@), !.slot[i].jobs = @ \cup {j}, !.verdict[j] = "assigned"])
=============================================================================
