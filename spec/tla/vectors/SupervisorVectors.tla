-------------------------- MODULE SupervisorVectors --------------------------
(***************************************************************************)
(* VECTORS OF THE SUPERVISOR: the messages of `SupervisorState', one at a  *)
(* time.  Jobs are submitted in the order of their names.                  *)
(*                                                                         *)
(* As in `Supervisor', the environment is kept apart: held is what each    *)
(* life of each slot holds.  A life that crashes gives up what it holds;   *)
(* one that hangs keeps it, is given up by the pool, and may settle it     *)
(* late.  Inputs name an old life by its slot and job, not by its number:  *)
(* numbers grow for ever, and a situation does not say them.               *)
(*                                                                         *)
(* The whole is too large to cover edge by edge, so a configuration leaves *)
(* out what another one has: deaths, restarts, scaling, several slots, a   *)
(* monitor.  Where no restart is allowed, no backoff ends.                 *)
(***************************************************************************)
EXTENDS SupervisorState, Patches

CONSTANTS Order,   \* the jobs, as a sequence
          Deaths,  \* whether workers die
          Targets, \* what scaleTo is called with; if anything, the pool also looks at its load
          Monitor, \* whether there is one, which probes
          Shutdowns  \* whether the pool is shut down

ASSUME Jobs = Range(Order)

VARIABLES state, path, at, todo

First == [pool |-> Fresh, held |-> {}]

-----------------------------------------------------------------------------
Works(p)      == p.mode \in {"running", "draining"}
IsAlive(p, i) == p.slot[i].phase \in {"live", "retiring"}
IsOld(x, h)   == ~IsPresent(x.pool, h[1], h[2])

(* The jobs that the present lives have, as they hold them.                *)
Assignments(p) == UNION {{<<i, p.slot[i].life, j>> : j \in p.slot[i].jobs} : i \in Slots}

NextJob(p) ==
  {Order[k] : k \in {k \in 1..Len(Order) :
     p.verdict[Order[k]] = "none" /\ \A l \in 1..(k - 1) : p.verdict[Order[l]] # "none"}}

Event(do, i, j, what) == [do |-> do, slot |-> i, job |-> j, what |-> what]

Inputs(x) ==
  LET p == x.pool
      dying == IF Deaths THEN {i \in Slots : IsAlive(p, i)} ELSE {}
  IN  {Event("submit", 0, j, 0) : j \in NextJob(p)}
      \cup {Event("done", h[1], h[3], outcome) : h \in {h \in x.held : ~IsOld(x, h)}, outcome \in Outcomes}
      \cup {Event("late", h[1], h[3], "completed") : h \in {h \in x.held : IsOld(x, h)}}
      \cup {Event(end, i, 0, 0) : end \in {"crash", "hang"}, i \in dying}
      \cup (IF Restarts = 0 THEN {} ELSE {Event("restart", i, 0, 0) : i \in In(p, "restarting")})
      \cup (IF Works(p) /\ (p.ages # <<>> \/ p.cooling > 0) THEN {Event("tick", 0, 0, 0)} ELSE {})
      \cup {Event("scale", 0, 0, n) : n \in Targets}
      \cup (IF Targets = {} THEN {} ELSE {Event("rescale", 0, 0, 0)})
      \cup (IF Monitor THEN {Event("probe", i, 0, 0) : i \in {i \in In(p, "live") : ~p.slot[i].probed}} ELSE {})
      \cup {Event("answer", i, 0, 0) : i \in {i \in Slots : p.slot[i].probed}}
      \cup (IF Shutdowns THEN {Event("shutdown", 0, 0, 0)} ELSE {})
      \cup (IF p.mode = "draining" THEN {Event("grace", 0, 0, 0)} ELSE {})

(* The oldest life of slot i that holds job j, and is not believed.        *)
OldLife(x, i, j) ==
  LET lives == {h[2] : h \in {h \in x.held : h[1] = i /\ h[3] = j /\ IsOld(x, h)}}
  IN  CHOOSE life \in lives : \A other \in lives : life <= other

Life(x, e) == IF e.do = "late" THEN OldLife(x, e.slot, e.job) ELSE x.pool.slot[e.slot].life

Told(x, e) ==
  CASE e.do = "submit"              -> Message("Submit", 0, 0, e.job, 0)
    [] e.do \in {"done", "late"}    -> Message("Done", e.slot, Life(x, e), e.job, e.what)
    [] e.do \in {"crash", "hang"}   -> Message("Died", e.slot, Life(x, e), 0, 0)
    [] e.do = "restart"             -> Message("Restart", e.slot, 0, 0, 0)
    [] e.do = "tick"                -> Message("Tick", 0, 0, 0, 0)
    [] e.do = "scale"               -> Message("ScaleTo", 0, 0, 0, e.what)
    [] e.do = "rescale"             -> Message("Rescale", 0, 0, 0, 0)
    [] e.do = "probe"               -> Message("Probe", e.slot, 0, 0, 0)
    [] e.do = "answer"              -> Message("Answered", e.slot, Life(x, e), 0, 0)
    [] e.do = "shutdown"            -> Message("Shutdown", 0, 0, 0, 0)
    [] e.do = "grace"               -> Message("Grace", 0, 0, 0, 0)

GivenUp(x, e) ==
  CASE e.do \in {"done", "late"} -> {<<e.slot, Life(x, e), e.job>>}
    [] e.do = "crash"            -> {h \in x.held : h[1] = e.slot /\ h[2] = Life(x, e)}
    [] OTHER                     -> {}

After(x, e) ==
  LET p == Apply(x.pool, Told(x, e))
  IN  [pool |-> p, held |-> (x.held \ GivenUp(x, e)) \cup (Assignments(p) \ Assignments(x.pool))]

(* Numbers of lives, counts and outcomes are left out, and in a pool that  *)
(* works no more everything but what may still be said to it.              *)
Situation(x) ==
  LET p == x.pool
      open == {"pending", "assigned"}
  IN  [mode |-> p.mode, pending |-> p.pending,
       ages |-> IF Works(p) THEN p.ages ELSE <<>>,
       cooling |-> IF Works(p) THEN p.cooling ELSE 0,
       target |-> IF Works(p) THEN p.target ELSE 0,
       slot |-> [i \in Slots |-> IF Works(p) THEN <<p.slot[i].phase, p.slot[i].backoff, p.slot[i].probed>> ELSE <<>>],
       job |-> [j \in Jobs |->
         <<IF p.verdict[j] \in Outcomes THEN "settled" ELSE p.verdict[j],
           IF p.verdict[j] \in open THEN p.attempts[j] ELSE 0,
           {i \in Slots : j \in p.slot[i].jobs}>>],
       old |-> [i \in Slots |-> [j \in Jobs |->
         Cardinality({h \in x.held : h[1] = i /\ h[3] = j /\ IsOld(x, h)})]]]

-----------------------------------------------------------------------------
(***************************************************************************)
(* WHAT IS SEEN, as far as it is new: answers to commands; who works on    *)
(* which job; what became of a job; the waits; the status.                 *)
(***************************************************************************)
Given ==
  [minWorkers |-> MinWorkers, maxWorkers |-> MaxWorkers, surge |-> Surge, laneCapacity |-> LaneCapacity,
   restarts |-> Restarts, window |-> Window, maxAttempts |-> MaxAttempts, maxBackoff |-> MaxBackoff,
   coolDown |-> CoolDown]

(* JSON's names are strings.                                               *)
Name(i) == "slot" \o ToString(i)

Start == [status |-> PoolStatus(Fresh)]

(* The level of the wait of each slot that begins to wait.                 *)
NewWaits(p, q) ==
  LET begin == In(q, "restarting") \ In(p, "restarting")
  IN  [n \in {Name(i) : i \in begin} |-> q.slot[CHOOSE i \in Slots : Name(i) = n].backoff]

NewAssignments(p, q) ==
  LET given == Assignments(q) \ Assignments(p)
  IN  [j \in {h[3] : h \in given} |->
         LET h == CHOOSE h \in given : h[3] = j IN [slot |-> h[1], life |-> h[2]]]

Verdicts(p, q) ==
  [j \in {j \in Jobs : p.verdict[j] # q.verdict[j] /\ q.verdict[j] \in Outcomes \cup {"refused"}} |-> q.verdict[j]]

Expected(p, q) ==
  Maybe(q.reply # "none", [answers |-> <<q.reply>>])
  @@ Some("assigned", NewAssignments(p, q)) @@ Some("verdicts", Verdicts(p, q))
  @@ Some("waits", NewWaits(p, q)) @@ Some("status", Changed(PoolStatus(p), PoolStatus(q)))

(* The rule that a step is about.                                          *)
Rule(x, e) ==
  CASE e.do = "submit"            -> IF x.pool.mode = "running" THEN "S6" ELSE "S11"
    [] e.do = "done"              -> "S5"
    [] e.do = "late"              -> "S2"
    [] e.do \in {"crash", "hang"} -> "S4"
    [] e.do = "restart"           -> IF MayRestart(x.pool) THEN "S8" ELSE "S3"
    [] e.do = "tick"              -> "S3"
    [] e.do \in {"scale", "rescale"}  -> IF x.pool.mode = "running" THEN "S7" ELSE "S11"
    [] e.do \in {"probe", "answer"}   -> "S12"
    [] e.do \in {"shutdown", "grace"} -> "S9"

Details(x, e) ==
  CASE e.do = "submit"            -> [job |-> e.job]
    [] e.do = "done"              -> [slot |-> e.slot, life |-> Life(x, e), job |-> e.job, outcome |-> e.what]
    [] e.do = "late"              -> [slot |-> e.slot, life |-> Life(x, e), job |-> e.job, outcome |-> e.what]
    [] e.do \in {"crash", "hang"} -> [slot |-> e.slot, life |-> Life(x, e)]
    [] e.do \in {"restart", "probe", "answer"} -> [slot |-> e.slot]
    [] e.do = "scale"             -> [to |-> e.what]
    [] OTHER                      -> <<>>

Shown(x, e, y) ==
  [do |-> e.do, rule |-> Rule(x, e)] @@ Details(x, e) @@ Some("expect", Expected(x.pool, y.pool))

-----------------------------------------------------------------------------
(* For the configurations.                                                 *)
OneJob  == <<"j1">>
TwoJobs == <<"j1", "j2">>
Paths   == <<>>

INSTANCE Vectors
=============================================================================
