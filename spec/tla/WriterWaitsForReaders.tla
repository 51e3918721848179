------------------------ MODULE WriterWaitsForReaders -------------------------
(* NEGATIVE CONTROL for O2.  The writer waits until nobody is between its   *)
(* two reads.                                                               *)
EXTENDS Watch

NobodyReads(w) == \A r \in Readers : reading[r] = Plan(r)
===============================================================================
