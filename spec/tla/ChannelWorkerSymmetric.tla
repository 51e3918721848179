------------------------ MODULE ChannelWorkerSymmetric ------------------------
(* For models with three requests.  Which request is which matters to no        *)
(* action, so TLC may take states that differ only by renaming requests as one. *)
(* (Sound for safety only: the liveness models do without.)                     *)
EXTENDS ChannelWorker, TLC

Interchangeable == Permutations(Requests)
===============================================================================
