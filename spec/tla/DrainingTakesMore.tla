-------------------------- MODULE DrainingTakesMore ---------------------------
(* NEGATIVE CONTROL for W10.  A worker that drains takes new requests as    *)
(* before.                                                                  *)
EXTENDS ChannelWorker

TakesWhileDraining(s) == s.phase \in {"open", "draining"}
===============================================================================
