------------------------------ MODULE TornStatus ------------------------------
(* NEGATIVE CONTROL for W2.  The phase and the counts are published anew,   *)
(* the request in flight is not.                                            *)
EXTENDS ChannelWorker

PublishesHalf(s) == [Status(s) EXCEPT !.current = watch.current]
===============================================================================
