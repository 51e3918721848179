--------------------------- MODULE SupervisorState ---------------------------
(***************************************************************************)
(* THE SUPERVISOR'S STATE, as a plain machine: a record, and one operator  *)
(* per message that says which record comes next.  A state and a message   *)
(* have exactly one successor; ties go to the lowest slot.                 *)
(*                                                                         *)
(* The supervisor is one owner, like a worker's: whoever has something to  *)
(* say to it (a client, a worker that settled a job or crashed, the        *)
(* monitor, a timer) sends a message, and one message is one step.  Every  *)
(* step ends with Advance, which does all that has become possible: fills  *)
(* and empties slots, dispatches, ends a shutdown.                         *)
(*                                                                         *)
(* A pool has slots.  A slot is absent, live, restarting (its worker died, *)
(* and the next one waits for its backoff), or retiring (it finishes what  *)
(* it has and takes nothing more).  Each worker in a slot is another life  *)
(* of it, an incarnation, and has a number.  What an old life still says   *)
(* is fenced off and counted: it may have been replaced because it hung,   *)
(* and come back (S2).                                                     *)
(*                                                                         *)
(* The ledger: an accepted job is in `pending', or assigned to one slot,   *)
(* or settled, and its client holds a ticket of the pool.  What a dead     *)
(* worker had goes back to the ledger, to be tried again if retry is on    *)
(* and attempts are left, and else to fail (S4).                           *)
(*                                                                         *)
(* What is abstracted away.                                                *)
(*   Time: Tick says that a unit has passed; ages are relative to now, so  *)
(*   the state stays small.  How long a backoff is: only its level, which  *)
(*   grows and is capped.  Load is the number of jobs.  Why a job failed.  *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS Jobs,         \* each is submitted at most once
          MinWorkers,   \* the size of the pool is within these
          MaxWorkers,
          Surge,        \* how many slots may retire beside a full pool
          LaneCapacity, \* how many jobs one worker holds
          Restarts,     \* at most so many ...
          Window,       \* ... in so many units of time (S3)
          MaxAttempts,  \* 1: no retry
          MaxBackoff,   \* the cap of the backoff's level
          CoolDown      \* units between two automatic changes of the size

ASSUME /\ MinWorkers \in Nat \ {0} /\ MaxWorkers >= MinWorkers
       /\ Window \in Nat \ {0} /\ MaxAttempts \in Nat \ {0} /\ LaneCapacity \in Nat \ {0}

Slots   == 1..(MaxWorkers + Surge)
Outcomes == {"completed", "failed"}

Max(a, b)   == IF a > b THEN a ELSE b
Min(a, b)   == IF a < b THEN a ELSE b
Range(q)    == {q[i] : i \in 1..Len(q)}
Lowest(is)  == CHOOSE i \in is : \A k \in is : i <= k
Highest(is) == CHOOSE i \in is : \A k \in is : i >= k

(***************************************************************************)
(* THE RECORD.                                                             *)
(*   mode      "running"; "degraded", after it has escalated; "draining";  *)
(*             "stopped"                                                   *)
(*   slot      per slot: phase, life (its incarnation's number), jobs (what*)
(*             was assigned to that life), backoff (the level for the next *)
(*             restart), probed (whether a probe is not answered yet)      *)
(*   pending   accepted jobs that no worker has, oldest first              *)
(*   verdict   per job: "none", "refused", "pending", "assigned", or an    *)
(*             outcome                                                     *)
(*   results   per job: how many results were published                    *)
(*   attempts  per job: how often it was dispatched                        *)
(*   ages      how long ago each restart was that is still in the window   *)
(*   target    how many live slots there should be                         *)
(*   cooling   units until the size may be changed automatically again     *)
(*   fenced    how many messages of old lives were fenced off              *)
(*   totals    the metrics: results by outcome                             *)
(*   reply     what the caller of a command was answered, else "none"      *)
(***************************************************************************)
Absent == [phase |-> "absent", life |-> 0, jobs |-> {}, backoff |-> 0, probed |-> FALSE]
Live(slot) == [slot EXCEPT !.phase = "live", !.life = @ + 1, !.probed = FALSE]

Fresh ==
  [mode |-> "running",
   slot |-> [i \in Slots |-> IF i <= MinWorkers THEN Live(Absent) ELSE Absent],
   pending |-> <<>>,
   verdict |-> [j \in Jobs |-> "none"],
   results |-> [j \in Jobs |-> 0],
   attempts |-> [j \in Jobs |-> 0],
   ages |-> <<>>,
   target |-> MinWorkers,
   cooling |-> 0,
   fenced |-> 0,
   totals |-> [completed |-> 0, failed |-> 0],
   reply |-> "none"]

In(s, phase)   == {i \in Slots : s.slot[i].phase = phase}
Assigned(s)    == UNION {s.slot[i].jobs : i \in Slots}
Outstanding(s) == Range(s.pending) \cup Assigned(s)
Load(s, i)     == Cardinality(s.slot[i].jobs)
Answer(s, what) == [s EXCEPT !.reply = what]
Silent(s)       == Answer(s, "none")

(* One consistent snapshot (S10).                                          *)
Health(s) ==
  LET live == Cardinality(In(s, "live"))
  IN  CASE s.mode \in {"draining", "stopped"} -> "stopping"
        [] s.mode = "degraded"                -> "unhealthy"
        [] live * 10 >= s.target * 8          -> "healthy"
        [] live * 10 >= s.target * 5          -> "degraded"
        [] OTHER                              -> "unhealthy"

PoolStatus(s) ==
  [mode |-> s.mode, health |-> Health(s), target |-> s.target,
   live |-> Cardinality(In(s, "live")), restarting |-> Cardinality(In(s, "restarting")),
   retiring |-> Cardinality(In(s, "retiring")), pending |-> Len(s.pending),
   assigned |-> Cardinality(Assigned(s)), completed |-> s.totals.completed,
   failed |-> s.totals.failed, fenced |-> s.fenced]

-----------------------------------------------------------------------------
(***************************************************************************)
(* DECISIONS.  They have names so that a negative control can take exactly *)
(* one of them wrongly.                                                    *)
(***************************************************************************)
(* How large the pool is: retiring slots do not count (S1).                *)
Size(s) == Cardinality(In(s, "live") \cup In(s, "restarting"))

(* A restart is in the window (t-T, t] while it is younger than T (S3).    *)
StillInWindow(age) == age < Window
MayRestart(s)      == Len(s.ages) < Restarts

(* Only the present life of a slot may change anything (S2).               *)
IsPresent(s, i, life) == s.slot[i].life = life /\ s.slot[i].phase \in {"live", "retiring"}

(* What a dead worker had goes back to the ledger (S4).                    *)
Reclaimed(s, i) == s.slot[i].jobs

MayRetry(s, j) == s.attempts[j] < MaxAttempts /\ s.mode # "degraded"

(* Who may be given a job: live slots with room; the least loaded is (S6). *)
Available(s)     == {i \in In(s, "live") : Load(s, i) < LaneCapacity}
LeastLoaded(s)   == Lowest({i \in Available(s) : \A k \in Available(s) : Load(s, i) <= Load(s, k)})

(* What becomes of a slot that the pool has no use for: it finishes (S7).  *)
Retire(slot) == [slot EXCEPT !.phase = "retiring"]

(* The level of the backoff after another death, and after a success (S8). *)
Longer(level)       == Min(level + 1, MaxBackoff)
AfterSuccess(level) == 0
AfterRestart(level) == level

(* What an escalation and the end of a shutdown settle: everything.        *)
LeftToSettle(s) == Outstanding(s)

(* How many results are published for a job that is settled (S5), and how  *)
(* they are counted (M1).                                                  *)
ResultsOf(j)       == 1
CountedAs(outcome) == outcome

-----------------------------------------------------------------------------
(***************************************************************************)
(* WHAT THE TRANSITIONS ARE MADE OF.                                       *)
(***************************************************************************)
RECURSIVE Settle(_, _, _)
Settle(s, js, outcome) ==
  IF js = {} THEN s
  ELSE LET j == CHOOSE j \in js : TRUE
       IN  Settle([s EXCEPT !.verdict[j] = outcome,
                            !.results[j] = @ + ResultsOf(j),
                            !.totals[CountedAs(outcome)] = @ + ResultsOf(j),
                            !.pending = SelectSeq(@, LAMBDA x : x # j),
                            !.slot = [i \in Slots |-> [@[i] EXCEPT !.jobs = @ \ {j}]]],
                  js \ {j}, outcome)

RECURSIVE Requeue(_, _)
Requeue(s, js) ==
  IF js = {} THEN s
  ELSE LET j == CHOOSE j \in js : TRUE
       IN  Requeue([s EXCEPT !.verdict[j] = "pending", !.pending = Append(@, j),
                             !.slot = [i \in Slots |-> [@[i] EXCEPT !.jobs = @ \ {j}]]],
                   js \ {j})

(* The jobs of a worker that is no more.                                   *)
Reclaim(s, i) ==
  LET js == Reclaimed(s, i)
      again == {j \in js : MayRetry(s, j)}
      reclaimed == Settle(Requeue(s, again), js \ again, "failed")
  IN  [reclaimed EXCEPT !.slot[i].jobs = {}]

(* Too many restarts: the pool gives up, settles everything, and says so.  *)
Escalate(s) ==
  LET settled == Settle([s EXCEPT !.mode = "degraded"], LeftToSettle(s), "failed")
  IN  [settled EXCEPT !.slot = [i \in Slots |-> [@[i] EXCEPT !.phase = "absent", !.jobs = {}]]]

Grow(s) ==
  IF Size(s) < s.target /\ In(s, "absent") # {}
  THEN [s EXCEPT !.slot[Lowest(In(s, "absent"))] = Live(@)] ELSE s

(* A slot whose worker is dead anyway goes first; then an idle one, if     *)
(* there is any.                                                           *)
Shrink(s) ==
  IF Size(s) <= s.target THEN s
  ELSE IF In(s, "restarting") # {}
  THEN [s EXCEPT !.slot[Highest(In(s, "restarting"))].phase = "absent"]
  ELSE IF Cardinality(In(s, "retiring")) < Surge
  THEN LET least == {i \in In(s, "live") : \A k \in In(s, "live") : Load(s, i) <= Load(s, k)}
       IN  [s EXCEPT !.slot[Highest(least)] = Retire(@)]
  ELSE s

Vacate(s) ==
  [s EXCEPT !.slot = [i \in Slots |->
     IF @[i].phase = "retiring" /\ @[i].jobs = {} THEN [@[i] EXCEPT !.phase = "absent"] ELSE @[i]]]

RECURSIVE Resize(_)
Resize(s) == LET next == Vacate(Shrink(Grow(s))) IN IF next = s THEN s ELSE Resize(next)

RECURSIVE Dispatch(_)
Dispatch(s) ==
  IF s.pending = <<>> \/ Available(s) = {} THEN s
  ELSE LET j == Head(s.pending)
           i == LeastLoaded(s)
       IN  Dispatch([s EXCEPT !.pending = Tail(@), !.slot[i].jobs = @ \cup {j},
                              !.verdict[j] = "assigned", !.attempts[j] = @ + 1])

Stop(s) ==
  [Settle(s, LeftToSettle(s), "failed") EXCEPT
     !.mode = "stopped",
     !.slot = [i \in Slots |-> [@[i] EXCEPT !.phase = "absent", !.jobs = {}]]]

Advance(s) ==
  CASE s.mode = "running"  -> Dispatch(Resize(s))
    [] s.mode = "draining" -> LET on == Dispatch(Vacate(s)) IN IF Outstanding(on) = {} THEN Stop(on) ELSE on
    [] OTHER               -> s

-----------------------------------------------------------------------------
(***************************************************************************)
(* TRANSITIONS.  Commands have an answer (S11); what the pool is told has  *)
(* none.                                                                   *)
(***************************************************************************)
Submit(s, j) ==
  IF s.mode # "running" THEN Answer([s EXCEPT !.verdict[j] = "refused"], "refused")
  ELSE Answer(Advance([s EXCEPT !.verdict[j] = "pending", !.pending = Append(@, j)]), "accepted")

(* A worker has settled a job.  A success proves that it works.            *)
Done(s, i, life, j, outcome) ==
  IF ~IsPresent(s, i, life) THEN Silent([s EXCEPT !.fenced = @ + 1])
  ELSE LET settled == Settle(s, {j}, outcome)
           level == IF outcome = "completed" THEN AfterSuccess(s.slot[i].backoff) ELSE s.slot[i].backoff
       IN  Silent(Advance([settled EXCEPT !.slot[i].backoff = level]))

(* A worker has crashed, or missed its limit: for the pool it is dead, and *)
(* what it may still say is an old life's.                                 *)
Died(s, i, life) ==
  IF ~IsPresent(s, i, life) THEN Silent(s)
  ELSE LET reclaimed == Reclaim(s, i)
           dead == IF s.slot[i].phase = "retiring" THEN "absent" ELSE "restarting"
       IN  Silent(Advance([reclaimed EXCEPT
             !.slot[i] = [@ EXCEPT !.phase = dead, !.probed = FALSE, !.backoff = Longer(@)]]))

(* The backoff of a slot is over.  A pool that gives up while it drains    *)
(* stops: somebody waits for its end (S9).                                 *)
Restart(s, i) ==
  IF s.slot[i].phase # "restarting" THEN Silent(s)
  ELSE IF ~MayRestart(s) THEN Silent(IF s.mode = "draining" THEN Stop(s) ELSE Escalate(s))
  ELSE Silent(Advance([s EXCEPT !.slot[i] = [Live(@) EXCEPT !.backoff = AfterRestart(@)],
                                !.ages = Append(@, 0)]))

Tick(s) ==
  LET older == [k \in 1..Len(s.ages) |-> s.ages[k] + 1]
  IN  Silent([s EXCEPT !.ages = SelectSeq(older, StillInWindow), !.cooling = Max(@, 1) - 1])

(* Who watches asks; nothing else waits for the answer (S12).              *)
Probe(s, i)    == Silent(IF s.slot[i].phase = "live" THEN [s EXCEPT !.slot[i].probed = TRUE] ELSE s)
Answered(s, i, life) == Silent(IF IsPresent(s, i, life) THEN [s EXCEPT !.slot[i].probed = FALSE] ELSE s)

Clamp(n) == Max(MinWorkers, Min(MaxWorkers, n))

ScaleTo(s, n) ==
  IF s.mode # "running" THEN Answer(s, "refused")
  ELSE Answer(Advance([s EXCEPT !.target = Clamp(n)]), "scaled")

(* The pool looks at its load, and changes its size by one at a time.      *)
Rescale(s) ==
  IF s.mode # "running" \/ s.cooling > 0 THEN Silent(s)
  ELSE IF s.pending # <<>> /\ s.target < MaxWorkers
  THEN Silent(Advance([s EXCEPT !.target = @ + 1, !.cooling = CoolDown]))
  ELSE IF s.pending = <<>> /\ s.target > MinWorkers /\ \E i \in In(s, "live") : Load(s, i) = 0
  THEN Silent(Advance([s EXCEPT !.target = @ - 1, !.cooling = CoolDown]))
  ELSE Silent(s)

Shutdown(s) ==
  IF s.mode = "stopped" THEN Answer(s, "stopped")
  ELSE IF s.mode = "degraded" THEN Answer(Stop(s), "stopped")
  ELSE LET draining == Advance([s EXCEPT !.mode = "draining"])
       IN  Answer(draining, IF draining.mode = "stopped" THEN "stopped" ELSE "draining")

Grace(s) == IF s.mode = "draining" THEN Silent(Stop(s)) ELSE Silent(s)

Message(action, i, life, j, what) ==
  [action |-> action, slot |-> i, life |-> life, job |-> j, what |-> what]

Apply(s, m) ==
  CASE m.action = "Submit"   -> Submit(s, m.job)
    [] m.action = "Done"     -> Done(s, m.slot, m.life, m.job, m.what)
    [] m.action = "Died"     -> Died(s, m.slot, m.life)
    [] m.action = "Restart"  -> Restart(s, m.slot)
    [] m.action = "Tick"     -> Tick(s)
    [] m.action = "Probe"    -> Probe(s, m.slot)
    [] m.action = "Answered" -> Answered(s, m.slot, m.life)
    [] m.action = "ScaleTo"  -> ScaleTo(s, m.what)
    [] m.action = "Rescale"  -> Rescale(s)
    [] m.action = "Shutdown" -> Shutdown(s)
    [] m.action = "Grace"    -> Grace(s)
=============================================================================
