--------------------------- MODULE ForgetsPatience ----------------------------
(* NEGATIVE CONTROL for W7.  Nobody reminds the owner of a submission that  *)
(* waits for room.                                                          *)
EXTENDS Worker

NoPatience(s) == {m \in {Deadline(r) : r \in Outstanding(s) \cap Limited} : TRUE}
===============================================================================
