---------------------------- MODULE AlwaysHealthy -----------------------------
(* NEGATIVE CONTROL for S10.  Restarting slots count as live.               *)
EXTENDS Supervisor

CountsTheDead(t) ==
  IF t.mode # "running" THEN "stopping"
  ELSE IF Cardinality(In(t, "live") \cup In(t, "restarting")) >= t.target THEN "healthy" ELSE "unhealthy"
===============================================================================
