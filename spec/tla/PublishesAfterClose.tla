------------------------ MODULE PublishesAfterClose -------------------------
(* NEGATIVE CONTROL for B4. A closed broadcast goes on counting values     *)
(* that nobody gets.                                                       *)
EXTENDS Broadcast

PublishAnyway(o) ==
  IF Blocking(o) # {} THEN Answer(o, <<"would-block">>)
  ELSE LET v == o.published + 1
       IN  Answer(DeliverAll([o EXCEPT !.published = v], Receivers(o), v), <<"published", v>>)
=============================================================================
