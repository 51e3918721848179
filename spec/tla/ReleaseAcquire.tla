---------------------------- MODULE ReleaseAcquire ----------------------------
(* NEGATIVE CONTROL for O1.  Written with release and read with acquire, a  *)
(* watch never goes back, but nothing orders it with another watch: each    *)
(* reader may still see any value that is not older than its last.          *)
EXTENDS Watch

NotOlder(r, w) == {Value(n) : n \in got[r][w].one..published[w]}
===============================================================================
