---------------------------- MODULE CrashCancels ----------------------------
(* NEGATIVE CONTROL for W11. What is left when the owner fails is called   *)
(* cancelled, as in a shutdown.                                            *)
EXTENDS Worker

CrashAndCancel(s) ==
  IF Terminal(s) THEN s
  ELSE [Settle(Refuse(s, Range(s.waiting), "stopped"), LeftToSettle(s), "cancelled") EXCEPT
          !.phase = "crashed", !.queue = <<>>, !.current = None]
=============================================================================
