----------------------------- MODULE LosesOutcome -----------------------------
(* NEGATIVE CONTROL for W4.  The same defect as LostCompletion, seen by the *)
(* client: its request never settles, although every pipeline returns.      *)
EXTENDS Worker

SettlesIfAlone(s, r) == s.current = r /\ s.queue = <<>>
===============================================================================
