---------------------- MODULE ReadersWaitForEachOther -----------------------
(* NEGATIVE CONTROL for B3. Nobody may take a value while the buffer of    *)
(* another one is full.                                                    *)
EXTENDS Broadcast

TakeInTurn(o, s) ==
  CASE o.phase[s] \in {"none", "ended"} -> Answer(o, <<"end", o.why[s]>>)
    [] o.phase[s] \in {"on", "ending"} /\ \E t \in On(o) \ {s} : IsFull(o, t) -> Answer(o, <<"nothing">>)
    [] o.phase[s] \in {"on", "ending"} /\ o.waiting[s] # <<>> /\ \A t \in On(o) \ {s} : ~IsFull(o, t) ->
         Answer([o EXCEPT !.waiting[s] = Tail(@)], <<"value", Head(o.waiting[s])>>)
    [] OTHER -> Answer(o, <<"nothing">>)
=============================================================================
