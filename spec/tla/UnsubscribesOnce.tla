-------------------------- MODULE UnsubscribesOnce --------------------------
(* NEGATIVE CONTROL for B5. Whoever unsubscribes a second time is told     *)
(* that it is not known.                                                   *)
EXTENDS Broadcast

LeaveOnce(o, s) ==
  IF o.phase[s] \in {"on", "ending"}
  THEN Answer([o EXCEPT !.phase[s] = "ended", !.why[s] = "left",
                        !.waiting[s] = <<>>, !.dropped[s] = 0], <<"left">>)
  ELSE Answer(o, <<"unknown">>)
=============================================================================
