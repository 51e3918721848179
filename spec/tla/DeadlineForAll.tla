---------------------------- MODULE DeadlineForAll ----------------------------
(* NEGATIVE CONTROL for W9.  A timer is armed for every request, with a     *)
(* time limit or without.                                                   *)
EXTENDS ChannelWorker

AlarmsForAll(s) ==
  {Deadline(r) : r \in Outstanding(s)} \cup (IF s.phase = "draining" THEN {Grace} ELSE {})
===============================================================================
