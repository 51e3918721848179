------------------------------ MODULE WorkerLife ------------------------------
(***************************************************************************)
(* A worker is an incarnation: what a supervisor sees of one that keeps    *)
(* the contract is a behaviour of `Incarnation'.  It holds what it has     *)
(* accepted and not settled, and is alive until it has stopped or crashed. *)
(***************************************************************************)
EXTENDS Worker

Life == INSTANCE Incarnation WITH Work <- Requests, held <- Outstanding(state),
                                  settled <- SettledOf(state), alive <- ~Terminal(state)

S4_IsAnIncarnation == Life!Behaviour
=============================================================================
