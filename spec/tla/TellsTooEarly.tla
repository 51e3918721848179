---------------------------- MODULE TellsTooEarly -----------------------------
(* NEGATIVE CONTROL for W4.  Clients are told that they are accepted as soon *)
(* as they have posted, before anybody decided.                             *)
EXTENDS Worker

TellsAtOnce(rs) ==
  /\ told' = [r \in Requests |-> IF r \in rs THEN [told[r] EXCEPT !.admission = "accepted"] ELSE told[r]]
  /\ UNCHANGED <<state, answer>>
===============================================================================
