----------------------------- MODULE PutsItOff ------------------------------
(* NEGATIVE CONTROL for S3. A restart too many is put off, again and       *)
(* again, and the pool never says that it gives up.                        *)
EXTENDS Supervisor

WaitInstead(t) == t
=============================================================================
