------------------------- MODULE WaitsForThePipeline --------------------------
(* NEGATIVE CONTROL for W10.  A shutdown has no alarms: it waits for the    *)
(* pipeline, however long it takes.                                         *)
EXTENDS ChannelWorker

NoAlarms(s) == {}
===============================================================================
