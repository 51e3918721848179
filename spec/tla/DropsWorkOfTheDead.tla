-------------------------- MODULE DropsWorkOfTheDead --------------------------
(* NEGATIVE CONTROL for S4.  What a dead worker had is gone with it.        *)
EXTENDS Supervisor

NothingBack(t, i) == {}
===============================================================================
