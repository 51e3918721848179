--------------------------- MODULE ShutdownKills ----------------------------
(* NEGATIVE CONTROL for S9. A shutdown settles at once what it finds.      *)
EXTENDS Supervisor

StopAtOnce(t) == Answer(Stop(t), "stopped")
=============================================================================
