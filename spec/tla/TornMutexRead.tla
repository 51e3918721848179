---------------------------- MODULE TornMutexRead -----------------------------
(* NEGATIVE CONTROL for W2.  Status is read without the lock: its fields    *)
(* are of two instants.                                                     *)
EXTENDS MutexWorker

NoNeedToWait == TRUE
===============================================================================
