------------------------ MODULE AcceptsWhileDraining ------------------------
(* NEGATIVE CONTROL for S9. A pool that drains takes new jobs as before.   *)
EXTENDS Supervisor

SubmitUntilStopped(t, j) ==
  IF t.mode \notin {"running", "draining"} THEN Answer([t EXCEPT !.verdict[j] = "refused"], "refused")
  ELSE Answer(Advance([t EXCEPT !.verdict[j] = "pending", !.pending = Append(@, j)]), "accepted")
=============================================================================
