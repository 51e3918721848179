---------------------- MODULE UnsubscribedStillReceives -----------------------
(* NEGATIVE CONTROL for B5.  A publish goes to everybody who ever           *)
(* subscribed.                                                              *)
EXTENDS Broadcast

EverySubscriber(o) == {s \in Subscribers : o.phase[s] # "none"}
===============================================================================
