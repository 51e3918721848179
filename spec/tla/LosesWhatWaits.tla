---------------------------- MODULE LosesWhatWaits ----------------------------
(* NEGATIVE CONTROL for S4.  The same as DropsWorkOfTheDead, seen by the    *)
(* client: its ticket is never answered.                                    *)
EXTENDS Supervisor

NothingBack(t, i) == {}
===============================================================================
