-------------------------- MODULE CutOffNeverHears --------------------------
(* NEGATIVE CONTROL for B2. Whoever is cut off finds nothing more, for     *)
(* ever, and not the end.                                                  *)
EXTENDS Broadcast

TakeOrWait(o, s) ==
  CASE o.phase[s] \in {"none", "ended"} -> Answer(o, <<"end", o.why[s]>>)
    [] o.phase[s] \in {"on", "ending"} /\ o.dropped[s] > 0 ->
         Answer([o EXCEPT !.dropped[s] = 0], <<"dropped", o.dropped[s]>>)
    [] o.phase[s] \in {"on", "ending"} /\ o.dropped[s] = 0 /\ o.waiting[s] # <<>> ->
         Answer([o EXCEPT !.waiting[s] = Tail(@)], <<"value", Head(o.waiting[s])>>)
    [] o.phase[s] = "ending" /\ o.dropped[s] = 0 /\ o.waiting[s] = <<>> /\ o.why[s] # "cut" ->
         Answer([o EXCEPT !.phase[s] = "ended"], <<"end", o.why[s]>>)
    [] OTHER -> Answer(o, <<"nothing">>)
=============================================================================
