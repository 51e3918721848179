---------------------------- MODULE SequenceLock ----------------------------
(* NEGATIVE CONTROL for O1. A reader waits until the number of writes is   *)
(* even, as under a sequence lock whose writer was stopped.                *)
EXTENDS Watch

WhenEven(r, w) == IF published[w] % 2 = 1 THEN {} ELSE {Value(published[w])}
=============================================================================
