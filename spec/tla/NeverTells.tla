------------------------------ MODULE NeverTells ------------------------------
(* NEGATIVE CONTROL for W4.  What was decided is told only while the worker    *)
(* lives: who waits at its end waits for ever.                                 *)
EXTENDS Worker

TellsTheLiving(rs) ==
  /\ ~Terminal(state)
  /\ told' = [r \in Requests |-> IF r \in rs THEN Decided(state, r) ELSE told[r]]
  /\ told' # told
  /\ UNCHANGED <<state, answer>>
===============================================================================
