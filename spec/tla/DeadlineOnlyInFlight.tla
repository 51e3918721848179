------------------------- MODULE DeadlineOnlyInFlight -------------------------
(* NEGATIVE CONTROL for W9.  A time limit is looked at only while its       *)
(* request is in flight; one that is queued behind a pipeline that never    *)
(* returns waits for ever.                                                  *)
EXTENDS Worker

AlarmsInFlight(s) ==
  {Deadline(r) : r \in InFlight(s) \cap Limited} \cup (IF s.phase = "draining" THEN {Grace} ELSE {})
===============================================================================
