---------------------------- MODULE DropsInSilence ----------------------------
(* NEGATIVE CONTROL for B2.  The oldest value is dropped and nobody counts  *)
(* it: a silent loss to a slow subscriber.                                  *)
EXTENDS Broadcast

NothingLost == 0
===============================================================================
