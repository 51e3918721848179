--------------------- MODULE CancelWaitsForThePipeline ----------------------
(* NEGATIVE CONTROL for W8. A request in flight is cancelled when its      *)
(* pipeline returns, and not before.                                       *)
EXTENDS Worker

CancelWhatIsQueued(s, r) ==
  IF r \in Range(s.waiting) THEN Refuse(s, {r}, "withdrawn")
  ELSE IF r = s.current THEN s ELSE Abandon(s, r, "cancelled")
=============================================================================
