-------------------------- MODULE LastWaiterFirst ---------------------------
(* NEGATIVE CONTROL for W7. Who came last for room is taken on first.      *)
EXTENDS Worker

RECURSIVE FillFromTheEnd(_)
FillFromTheEnd(s) ==
  IF s.waiting = <<>> \/ ~HasRoom(s) THEN s
  ELSE LET last == s.waiting[Len(s.waiting)]
       IN  FillFromTheEnd(Accept([s EXCEPT !.waiting = Without(@, last)], last))
=============================================================================
