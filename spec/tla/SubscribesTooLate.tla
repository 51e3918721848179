-------------------------- MODULE SubscribesTooLate ---------------------------
(* NEGATIVE CONTROL for B4.  A closed broadcast takes subscribers as        *)
(* before.                                                                  *)
EXTENDS Broadcast

TakesAnybody(o, s) == Answer([o EXCEPT !.phase[s] = "on"], <<"subscribed">>)
===============================================================================
