---------------------------- MODULE GraceNeverEnds ----------------------------
(* NEGATIVE CONTROL for S9.  A shutdown waits for its workers, however      *)
(* long.                                                                    *)
EXTENDS Supervisor

NoGrace == FALSE /\ UNCHANGED vars
===============================================================================
