----------------------------- MODULE LosesOutcome -----------------------------
(* NEGATIVE CONTROL for W4.  The same defect, seen by the client: its       *)
(* request never settles, although every pipeline returns.                  *)
EXTENDS ChannelWorker

SettlesIfAlone(s, r) == s.current = r /\ s.queue = <<>>
===============================================================================
