---------------------------- MODULE CloseDiscards -----------------------------
(* NEGATIVE CONTROL for B4.  Closing throws away what waits.                *)
EXTENDS Broadcast

NothingKept(o, s) == <<>>
===============================================================================
