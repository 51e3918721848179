----------------------------- MODULE CountsGoBack -----------------------------
(* NEGATIVE CONTROL for W14.  A status is published without the cancelled   *)
(* requests once the worker drains.                                         *)
EXTENDS ChannelWorker

PublishesFewer(s) == IF s.phase = "open" THEN Status(s) ELSE [Status(s) EXCEPT !.cancelled = 0]
===============================================================================
