------------------------ MODULE LockedWhileProcessing -------------------------
(* NEGATIVE CONTROL for W6.  The lock is held until the pipeline has        *)
(* returned.                                                                *)
EXTENDS MutexWorker

WhenThePipelineIsDone == pipeline = {}
===============================================================================
