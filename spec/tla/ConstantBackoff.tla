--------------------------- MODULE ConstantBackoff ----------------------------
(* NEGATIVE CONTROL for S8.  Every restart waits equally long.              *)
EXTENDS Supervisor

Same(level) == level
===============================================================================
