----------------------------- MODULE NewestFirst ------------------------------
(* NEGATIVE CONTROL for B1.  A new value overtakes those that wait.         *)
EXTENDS Broadcast

InFront(q, v) == <<v>> \o q
===============================================================================
