-------------------------- MODULE PublishesInPart ---------------------------
(* NEGATIVE CONTROL for B2. A publish that would block reaches those who   *)
(* have room, and all of them again when it is tried again.                *)
EXTENDS Broadcast

PublishToSome(o) ==
  IF o.closed THEN Answer(o, <<"closed">>)
  ELSE IF Blocking(o) # {}
  THEN Answer(DeliverAll(o, Receivers(o) \ Blocking(o), o.published + 1), <<"would-block">>)
  ELSE LET v == o.published + 1
       IN  Answer(DeliverAll([o EXCEPT !.published = v], Receivers(o), v), <<"published", v>>)
=============================================================================
