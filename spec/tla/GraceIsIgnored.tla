--------------------------- MODULE GraceIsIgnored ---------------------------
(* NEGATIVE CONTROL for W10. Every shutdown cancels at once what it finds. *)
EXTENDS Worker

CancelAtOnce(s, grace, linger) ==
  IF s.phase # "open" THEN s
  ELSE CancelRest([Refuse(s, Range(s.waiting), "stopping") EXCEPT !.phase = "draining", !.linger = linger])
=============================================================================
