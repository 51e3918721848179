------------------------ MODULE SuccessProvesNothing ------------------------
(* NEGATIVE CONTROL for S8. The backoff is never reset: a slot that died   *)
(* once is slow for ever.                                                  *)
EXTENDS Supervisor

AsItWas(level) == level
=============================================================================
