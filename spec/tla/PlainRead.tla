------------------------------ MODULE PlainRead -------------------------------
(* NEGATIVE CONTROL for O1.  Read without any order, a watch may show what  *)
(* it showed long ago.                                                      *)
EXTENDS Watch

AnyValue(r, w) == {Value(n) : n \in 0..published[w]}
===============================================================================
