--------------------------- MODULE WatchInTwoFields ---------------------------
(* NEGATIVE CONTROL for O1.  The value is kept in two fields, which a       *)
(* reader takes one after the other.                                        *)
EXTENDS Watch

Halves(r, w) == [one : got[r][w].one..published[w], two : got[r][w].two..published[w]]
===============================================================================
