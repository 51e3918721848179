------------------------------- MODULE Patches -------------------------------
(* PATCHES, in which a step says what is new after it: records with only   *)
(* the fields that matter.                                                 *)
EXTENDS TLC

(* A record, or no field at all.                                           *)
Maybe(condition, record) == IF condition THEN record ELSE <<>>

(* One field, unless there is nothing in it.                               *)
Some(name, things) == Maybe(DOMAIN things # {}, name :> things)

(* The fields of b that a does not have, or has with another value.        *)
Changed(a, b) == [f \in {f \in DOMAIN b : f \notin DOMAIN a \/ a[f] # b[f]} |-> b[f]]
=============================================================================
