--------------------------- MODULE DiesWithWorkHeld ---------------------------
(* NEGATIVE CONTROL for S4.  A worker that stops forgets what is queued: for   *)
(* the pool these jobs are held by a worker that is no more.                   *)
EXTENDS WorkerLife

QueueIsKept(s) ==
  IF s.phase # "draining" THEN s
  ELSE StopWhenLeft([Settle(s, InFlight(s), "cancelled") EXCEPT !.phase = "cancelling", !.current = None])
===============================================================================
