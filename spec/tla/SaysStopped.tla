---------------------------- MODULE SaysStopped -----------------------------
(* NEGATIVE CONTROL for W4. Whoever comes while the worker drains is told  *)
(* that it has stopped.                                                    *)
EXTENDS Worker

AdmitOrStopped(s, r, patient) ==
  IF ~TakesRequests(s) THEN Refuse(s, {r}, "stopped")
  ELSE IF HasRoom(s) THEN Advance(Accept(s, r)) ELSE Refuse(s, {r}, "full")
=============================================================================
