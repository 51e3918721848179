--------------------------- MODULE CloseIsForgotten ---------------------------
(* NEGATIVE CONTROL for B4.  Closing refuses further values and tells       *)
(* nobody.                                                                  *)
EXTENDS Broadcast

ClosesInSilence(o) == Answer([o EXCEPT !.closed = TRUE], <<"closed">>)
===============================================================================
