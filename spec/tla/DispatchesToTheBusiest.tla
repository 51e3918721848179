------------------------ MODULE DispatchesToTheBusiest ------------------------
(* NEGATIVE CONTROL for S6.  The most loaded slot gets the next job.        *)
EXTENDS Supervisor

Busiest(t) == Highest({i \in Available(t) : \A k \in Available(t) : Load(t, i) >= Load(t, k)})
===============================================================================
