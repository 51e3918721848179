---------------------------- MODULE NeverRestarts -----------------------------
(* NEGATIVE CONTROL for S2.  A dead slot waits for somebody to scale the    *)
(* pool.                                                                    *)
EXTENDS Supervisor

NoTimer(i) == FALSE /\ UNCHANGED vars
===============================================================================
