---------------------------- MODULE LostCompletion ----------------------------
(* NEGATIVE CONTROL for W4.  The owner forgets a completion that finds a    *)
(* request waiting behind it: it starts that one, and never settles the     *)
(* first.                                                                   *)
EXTENDS ChannelWorker

SettlesIfAlone(s, r) == s.current = r /\ s.queue = <<>>
===============================================================================
