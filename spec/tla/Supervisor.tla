------------------------------ MODULE Supervisor ------------------------------
(***************************************************************************)
(* THE SUPERVISOR among its clients, workers, monitor and timers.          *)
(* `SupervisorState' says what a message does; here is who may send which, *)
(* and what must be true.                                                  *)
(*                                                                         *)
(* The environment is kept apart from the machine, as it really is:        *)
(* `held' is what each life of each slot holds, also lives that the pool   *)
(* has given up.  A life does what `Incarnation' allows: it takes what it  *)
(* is given, settles each job at most once, in any way and at any time,    *)
(* and may die.  One that was given up because it hung has not died: it    *)
(* goes on, and its messages arrive late.  Those are the zombies.          *)
(*                                                                         *)
(* Time passes by Tick.  `history' is the ages of all restarts of the last *)
(* Window units, as somebody with a clock of his own would record them.    *)
(*                                                                         *)
(* What is bounded.  The jobs, the slots, and how many lives a slot may    *)
(* have, by death or by scaling (Lives); time is not.                      *)
(***************************************************************************)
EXTENDS SupervisorState

CONSTANTS Lives,   \* the number of a slot's last life that may still die
          Targets, \* what scaleTo may be called with
          Monitor  \* whether there is one, which probes

VARIABLES
  s,        \* the supervisor, a record of SupervisorState
  held,     \* <<slot, life, job>>: what each life holds
  history   \* ages of the restarts of the last Window units

vars == <<s, held, history>>

Init == s = Fresh /\ held = {} /\ history = <<>>

HeldBy(i, life) == {h \in held : h[1] = i /\ h[2] = life}
Given(t)        == {<<i, t.slot[i].life, j>> : i \in Slots, j \in Jobs} \cap
                   UNION {{<<i, t.slot[i].life, j>> : j \in t.slot[i].jobs} : i \in Slots}

(* The supervisor deals with m; what it dispatches is taken.  The lives    *)
(* give up what is in gone.  (The answer goes to the caller at once, and   *)
(* is not kept: S11 speaks of the machine.)                                *)
Take(m, gone) ==
  /\ s' = Silent(Apply(s, m))
  /\ held' = (held \ gone) \cup (Given(s') \ Given(s))
  /\ history' = CASE m.action = "Tick" ->
                       SelectSeq([k \in 1..Len(history) |-> history[k] + 1], LAMBDA age : age < Window)
                  [] \E i \in Slots : s.slot[i].phase = "restarting" /\ s'.slot[i].phase = "live" ->
                       Append(history, 0)
                  [] OTHER -> history

-----------------------------------------------------------------------------
(* Clients.                                                                *)
SubmitJob(j)  == s.verdict[j] = "none" /\ Take(Message("Submit", 0, 0, j, 0), {})
MoreLives     == \A i \in Slots : s.slot[i].life <= Lives
Scale(n)      == MoreLives /\ Take(Message("ScaleTo", 0, 0, 0, n), {})
ShutDown      == s.mode # "stopped" /\ Take(Message("Shutdown", 0, 0, 0, 0), {})

(* Workers, that is, incarnations; present ones and zombies alike.         *)
Settles(h, outcome) ==
  /\ h \in held
  /\ Take(Message("Done", h[1], h[2], h[3], outcome), {h})

(* A worker may die; whoever hears of it tells the supervisor.             *)
MayDie(i) == s.slot[i].phase \in {"live", "retiring"} /\ s.slot[i].life <= Lives

Crashes(i) ==
  MayDie(i) /\ Take(Message("Died", i, s.slot[i].life, 0, 0), HeldBy(i, s.slot[i].life))

(* It hangs, and is given up; it keeps what it has.                        *)
Hangs(i) ==
  MayDie(i) /\ Take(Message("Died", i, s.slot[i].life, 0, 0), {})

(* Monitor and timers.                                                     *)
ProbeSlot(i)   == Monitor /\ ~s.slot[i].probed /\ s.slot[i].phase = "live"
                  /\ Take(Message("Probe", i, 0, 0, 0), {})
AnswerProbe(i) == s.slot[i].probed /\ Take(Message("Answered", i, s.slot[i].life, 0, 0), {})
BackoffOver(i) == s.slot[i].phase = "restarting" /\ Take(Message("Restart", i, 0, 0, 0), {})
TimePasses     == (s.ages # <<>> \/ history # <<>> \/ s.cooling > 0)
                  /\ Take(Message("Tick", 0, 0, 0, 0), {})
LooksAtLoad    == MoreLives /\ Take(Message("Rescale", 0, 0, 0, 0), {})
GraceOver      == s.mode = "draining" /\ Take(Message("Grace", 0, 0, 0, 0), {})

Next ==
  \/ \E j \in Jobs : SubmitJob(j)
  \/ \E n \in Targets : Scale(n)
  \/ ShutDown
  \/ \E h \in held, outcome \in Outcomes : Settles(h, outcome)
  \/ \E i \in Slots : Crashes(i) \/ Hangs(i) \/ ProbeSlot(i) \/ AnswerProbe(i) \/ BackoffOver(i)
  \/ TimePasses \/ LooksAtLoad \/ GraceOver

Behaviour == Init /\ [][Next]_vars

(***************************************************************************)
(* FAIRNESS, in two parts.  What the supervisor guarantees: its timers go  *)
(* off.  What the workers owe: a present one settles what it holds.        *)
(***************************************************************************)
SupervisorIsFair ==
  /\ \A i \in Slots : WF_vars(BackoffOver(i))
  /\ WF_vars(GraceOver)

WorkersSettle == \A i \in Slots, j \in Jobs :
  WF_vars(\E outcome \in Outcomes : Settles(<<i, s.slot[i].life, j>>, outcome))

WithAnyWorkers      == Behaviour /\ SupervisorIsFair
WithSettlingWorkers == WithAnyWorkers /\ WorkersSettle

-----------------------------------------------------------------------------
(***************************************************************************)
(* PROPERTIES, each under the id of the rule that it states.               *)
(***************************************************************************)
Settled(j)  == s.verdict[j] \in Outcomes
AcceptedJobs == {j \in Jobs : s.verdict[j] \notin {"none", "refused"}}
InSlots(j)  == {i \in Slots : j \in s.slot[i].jobs}
HasRoom(i)  == s.slot[i].phase = "live" /\ Cardinality(s.slot[i].jobs) < LaneCapacity
Works       == s.mode \in {"running", "draining"}

TypeOK ==
  /\ s.mode \in {"running", "degraded", "draining", "stopped"}
  /\ \A i \in Slots : s.slot[i].phase \in {"absent", "live", "restarting", "retiring"}
  /\ \A j \in Jobs : s.verdict[j] \in {"none", "refused", "pending", "assigned"} \cup Outcomes
  /\ s.cooling \in 0..CoolDown

S1_PoolKeepsItsSize ==
  Works =>
    /\ Cardinality({i \in Slots : s.slot[i].phase \in {"live", "restarting"}}) \in MinWorkers..MaxWorkers
    /\ Cardinality({i \in Slots : s.slot[i].phase = "retiring"}) <= Surge

(* What comes from an old life changes nothing but the count of such.      *)
S2_OldLivesAreFenced ==
  [][\A h \in held \ held' :
       s.slot[h[1]].life # h[2] => s' = [s EXCEPT !.fenced = @ + 1, !.reply = "none"]]_vars

(* Or else a message of the old life would be taken for one of the new.    *)
S2_NewLifeNewNumber ==
  [][\A i \in Slots :
       s.slot[i].phase \in {"absent", "restarting"} /\ s'.slot[i].phase = "live" =>
         s'.slot[i].life > s.slot[i].life]_vars

S2_DeadSlotIsReplaced ==
  \A i \in Slots : s.slot[i].phase = "restarting" ~> s.slot[i].phase # "restarting"

S3_RestartsAreLimited == Len(history) <= Restarts

(* One restart more than allowed is not put off: the pool gives up, or     *)
(* stops if it is on its way there.                                        *)
S3_BeyondItEscalates ==
  Works /\ Len(history) >= Restarts =>
    \A i \in Slots : s.slot[i].phase = "restarting" =>
      Restart(s, i).mode = IF s.mode = "draining" THEN "stopped" ELSE "degraded"

S3_EscalationSettlesAll == s.mode = "degraded" => \A j \in AcceptedJobs : Settled(j)

(* accepted = pending + assigned + settled, and each in one place only.    *)
S4_Ledger ==
  \A j \in Jobs :
    /\ s.verdict[j] = "pending" <=> j \in Range(s.pending)
    /\ s.verdict[j] = "assigned" <=> Cardinality(InSlots(j)) = 1
    /\ Cardinality(InSlots(j)) <= 1

S4_NoneRunsTwiceUnannounced == \A j \in Jobs : s.attempts[j] <= MaxAttempts

(* That count can be trusted: whoever is given a job is counted.           *)
S4_EveryRunIsCounted ==
  [][\A j \in Jobs :
       (\E h \in Given(s') \ Given(s) : h[3] = j) => s'.attempts[j] = s.attempts[j] + 1]_vars

S5_VerdictStays == [][\A j \in Jobs : Settled(j) => s'.verdict[j] = s.verdict[j]]_vars

S5_OneResult == \A j \in Jobs : s.results[j] = IF Settled(j) THEN 1 ELSE 0

(* A job waits only if nobody could take it.                               *)
S6_NobodyWaitsBesideRoom == Works /\ s.pending # <<>> => \A i \in Slots : ~HasRoom(i)

S6_OnlyTheLiveAreGivenWork ==
  [][\A h \in Given(s') \ Given(s) : s'.slot[h[1]].phase = "live"]_vars

S6_LeastLoadedFirst ==
  [][\A i \in Slots : \A j \in s'.slot[i].jobs \ Assigned(s) :
       s.pending = <<>> /\ SubmitJob(j) =>
         \A k \in Slots : HasRoom(k) => Cardinality(s.slot[i].jobs) <= Cardinality(s.slot[k].jobs)]_vars

Leaves(i) == s.slot[i].phase = "live" /\ s'.slot[i].phase = "absent" /\ s'.mode = "running"

(* A slot leaves when its last job is settled, or with its dead worker.    *)
S7_DrainsBeforeItGoes ==
  [][\A i \in Slots :
       Leaves(i) /\ ~Crashes(i) /\ ~Hangs(i) => \A j \in s.slot[i].jobs : Settled(j)']_vars

S7_SizeIsClamped == s.target \in MinWorkers..MaxWorkers

(* What makes the pool grow does not let it shrink, and the other way      *)
(* round: between the two lies a load at which it stays as it is.          *)
S7_Hysteresis ==
  [][LooksAtLoad =>
       /\ s'.target > s.target => s.pending # <<>>
       /\ s'.target < s.target => s.pending = <<>> /\ \E i \in Slots : HasRoom(i) /\ s.slot[i].jobs = {}]_vars

S7_GrowsUnderLoad ==
  s.mode = "running" /\ s.cooling = 0 /\ s.pending # <<>> /\ s.target < MaxWorkers =>
    Rescale(s).target = s.target + 1

S7_CoolsDown ==
  [][LooksAtLoad /\ s'.target # s.target => s.cooling = 0]_vars

S8_BackoffGrows ==
  [][\A i \in Slots :
       s.slot[i].phase = "live" /\ s'.slot[i].phase = "restarting" =>
         s'.slot[i].backoff = Min(s.slot[i].backoff + 1, MaxBackoff)]_vars

S8_ResetBySuccessOnly ==
  [][\A i \in Slots :
       s'.slot[i].backoff < s.slot[i].backoff => s'.totals.completed > s.totals.completed]_vars

S8_SuccessResets ==
  [][\A h \in held :
       Settles(h, "completed") /\ IsPresent(s, h[1], h[2]) => s'.slot[h[1]].backoff = 0]_vars

(* Shutdown stops the intake, lets what is accepted finish, and can be     *)
(* asked for again.                                                        *)
S9_TakesNothingMore ==
  [][s.mode # "running" =>
       \A j \in Jobs : s.verdict[j] \in {"none", "refused"} => s'.verdict[j] \in {"none", "refused"}]_vars

S9_DrainsFirst ==
  s.mode = "running" =>
    \A j \in Jobs : s.verdict[j] \in {"pending", "assigned"} => Shutdown(s).verdict[j] \in {"pending", "assigned"}

S9_ShutdownIsIdempotent == s.mode \in {"draining", "stopped"} => Silent(Shutdown(s)) = s

S9_StoppedLeavesNothing == s.mode = "stopped" => \A j \in AcceptedJobs : Settled(j)
S9_ShutdownEnds         == s.mode = "draining" ~> s.mode = "stopped"

(* A status is of one instant: its figures add up.                         *)
S10_StatusAddsUp ==
  LET p == PoolStatus(s)
  IN  Cardinality(AcceptedJobs) = p.pending + p.assigned + p.completed + p.failed

S10_HealthIsWhatItSays ==
  LET p == PoolStatus(s)
  IN  /\ p.health = "healthy" => p.mode = "running" /\ p.live * 5 >= p.target * 4
      /\ p.health = "degraded" => p.mode = "running" /\ p.live * 2 >= p.target

S11_EveryCommandIsAnswered ==
  /\ \A j \in Jobs : s.verdict[j] = "none" => Submit(s, j).reply # "none"
  /\ \A n \in Targets : ScaleTo(s, n).reply # "none"
  /\ Shutdown(s).reply # "none"

(* Whether a probe is answered makes no difference to dispatch.            *)
S12_ProbesDelayNobody ==
  Works /\ s.pending # <<>> => \A i \in Slots : s.slot[i].probed => ~HasRoom(i)

S12_ProbesDelayNoScaling ==
  LET unprobed == [s EXCEPT !.slot = [i \in Slots |-> [@[i] EXCEPT !.probed = FALSE]]]
  IN  Rescale(s).target = Rescale(unprobed).target

M1_TotalsAreSums ==
  \A outcome \in Outcomes :
    s.totals[outcome] = Cardinality({j \in Jobs : s.verdict[j] = outcome})

(* Liveness: with workers that settle, every accepted job is settled.      *)
S4_EveryJobSettles == \A j \in Jobs : s.verdict[j] \in {"pending", "assigned"} ~> Settled(j)

(* Witnesses, and meant to be violated.                                    *)
NobodyEscalates    == s.mode # "degraded"
NoZombieSpeaks     == s.fenced = 0
NobodyRetires      == \A i \in Slots : s.slot[i].phase # "retiring"
NobodyTriesAgain   == \A j \in Jobs : s.attempts[j] <= 1
NoBackoffIsReset   == \A i \in Slots : s.slot[i].backoff = 0 => s.slot[i].life <= 1
NobodyWaits        == s.pending = <<>>
=============================================================================
