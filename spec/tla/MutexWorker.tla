------------------------------ MODULE MutexWorker ------------------------------
(***************************************************************************)
(* THE MUTEX WORKER.  Its state lies behind a read-write lock.  Whoever    *)
(* has something to say takes the write lock and is the owner for that     *)
(* moment; status takes the read lock.  Compare `ChannelWorker': the same  *)
(* machine, and another way to have one owner at a time.                   *)
(*                                                                         *)
(* What an atomic step is: what stands between two labels.                 *)
(*   Taking a lock, and letting it go, are steps: that is what a lock      *)
(*   gives.  Under the write lock, applying a message is one step, because *)
(*   nobody else may look; revealing it is another, to show that nobody    *)
(*   can look in between.  A status is copied in two steps, phase and      *)
(*   request first, counts after, so that a reader without the lock would  *)
(*   see two instants.                                                     *)
(*                                                                         *)
(* What is abstracted away.                                                *)
(*   Which of the waiting threads gets the lock: any.  Calls that send     *)
(*   more messages while they hold the lock (an execution that cannot      *)
(*   start): they are messages of their own.  The rest as in WorkerState.  *)
(*                                                                         *)
(* What is bounded.  One request for each client, one process that shuts   *)
(* down, one for alarms, and the observers, who ask again and again.       *)
(***************************************************************************)
EXTENDS WorkerState, TLC

CONSTANTS Observers,  \* who asks for the status
          Shutdowns,  \* the [grace, linger] that a shutdown may be called with
          Crashes     \* whether the owner may fail

OrdinaryShutdown == {[grace |-> TRUE, linger |-> TRUE]}

(* Who takes the write lock: clients, returning pipelines, who shuts down, *)
(* the timer, and a fault.                                                 *)
Pipelines == {<<"pipeline", r>> : r \in Requests}
Callers   == {<<"client", r>> : r \in Requests} \cup Pipelines
             \cup {<<"closer", None>>, <<"timer", None>>, <<"fault", None>>}

Idle    == [asks |-> "idle", reply |-> <<>>, floor |-> <<>>]
Decided(s, r) == [admission |-> s.admission[r], outcomes |-> s.outcomes[r]]
Known(t) ==
  [accepted |-> Cardinality({r \in Requests : t[r].admission = "accepted"})]
  @@ [how \in Settlements |->
        Cardinality({r \in Requests : t[r].outcomes # <<>> /\ Head(t[r].outcomes) = how})]

(* A status of which phase and request were copied before the counts.      *)
Copied(early, late) == [late EXCEPT !.phase = early.phase, !.current = early.current]

(*
--algorithm MutexWorker {
  variables
    state = Fresh;                                   \* guarded by the lock
    told = [r \in Requests |-> Decided(Fresh, r)];   \* what clients know
    answer = [o \in Observers |-> Idle];             \* what observers asked and got
    writer = FALSE;                                  \* whether the write lock is held
    readers = 0;                                     \* how often the read lock is held
    pipeline = {};                                   \* the requests being processed

  define {
    (* Decisions, for negative controls: a reader waits for the writer;    *)
    (* a writer does not wait for the pipeline.                            *)
    MayRead   == ~writer
    MayUnlock == TRUE

    (* What a caller may send now.                                         *)
    MaySend(c) ==
      LET r == c[2]
      IN  CASE c[1] = "client" /\ state.admission[r] = "none" /\ r \notin Range(state.waiting) -> {Post(r)}
            [] c[1] = "client" /\ r \in Outstanding(state) \cup Range(state.waiting) -> {Cancel(r)}
            [] c[1] = "pipeline" /\ r \in pipeline -> {Completed(r), Failed(r)}
            [] c[1] = "closer" /\ state.phase = "open" -> {Close(p.grace, p.linger) : p \in Shutdowns}
            [] c[1] = "timer" -> Alarms(state)
            [] c[1] = "fault" /\ Crashes /\ ~Terminal(state) -> {Crash}
            [] OTHER -> {}
  }

  process (caller \in Callers)
    variables message = Query; before = None;
  {
    send:   while (TRUE) {
              with (m \in MaySend(self)) {
                message := m;
                if (self[1] = "pipeline") { pipeline := pipeline \ {self[2]} };
              };
    lock:     await ~writer /\ readers = 0;
              writer := TRUE;
    work:     before := state.executing;
              state := Apply(state, message);
    reveal:   told := [r \in Requests |-> Decided(state, r)];
              if (state.executing # before) { pipeline := pipeline \cup ({state.executing} \ {None}) };
              before := None;
    unlock:   await MayUnlock;
              writer := FALSE;
              message := Query;
            }
  }

  process (observer \in Observers)
    variables half = <<>>;
  {
    ask:    while (TRUE) {
              answer[self] := [asks |-> "asking", reply |-> <<>>, floor |-> <<Known(told)>>];
    share:    await MayRead;
              readers := readers + 1;
    first:    half := <<Status(state)>>;
    second:   answer[self].asks := "answered" || answer[self].reply := <<Copied(half[1], Status(state))>>;
              half := <<>>;
    unshare:  readers := readers - 1;
    get:      answer[self] := Idle;
            }
  }
}
*)
\* BEGIN TRANSLATION
VARIABLES state, told, answer, writer, readers, pipeline, pc

(* define statement *)
MayRead   == ~writer
MayUnlock == TRUE


MaySend(c) ==
  LET r == c[2]
  IN  CASE c[1] = "client" /\ state.admission[r] = "none" /\ r \notin Range(state.waiting) -> {Post(r)}
        [] c[1] = "client" /\ r \in Outstanding(state) \cup Range(state.waiting) -> {Cancel(r)}
        [] c[1] = "pipeline" /\ r \in pipeline -> {Completed(r), Failed(r)}
        [] c[1] = "closer" /\ state.phase = "open" -> {Close(p.grace, p.linger) : p \in Shutdowns}
        [] c[1] = "timer" -> Alarms(state)
        [] c[1] = "fault" /\ Crashes /\ ~Terminal(state) -> {Crash}
        [] OTHER -> {}

VARIABLES message, before, half

vars == << state, told, answer, writer, readers, pipeline, pc, message, 
           before, half >>

ProcSet == (Callers) \cup (Observers)

Init == (* Global variables *)
        /\ state = Fresh
        /\ told = [r \in Requests |-> Decided(Fresh, r)]
        /\ answer = [o \in Observers |-> Idle]
        /\ writer = FALSE
        /\ readers = 0
        /\ pipeline = {}
        (* Process caller *)
        /\ message = [self \in Callers |-> Query]
        /\ before = [self \in Callers |-> None]
        (* Process observer *)
        /\ half = [self \in Observers |-> <<>>]
        /\ pc = [self \in ProcSet |-> CASE self \in Callers -> "send"
                                        [] self \in Observers -> "ask"]

send(self) == /\ pc[self] = "send"
              /\ \E m \in MaySend(self):
                   /\ message' = [message EXCEPT ![self] = m]
                   /\ IF self[1] = "pipeline"
                         THEN /\ pipeline' = pipeline \ {self[2]}
                         ELSE /\ TRUE
                              /\ UNCHANGED pipeline
              /\ pc' = [pc EXCEPT ![self] = "lock"]
              /\ UNCHANGED << state, told, answer, writer, readers, before, 
                              half >>

lock(self) == /\ pc[self] = "lock"
              /\ ~writer /\ readers = 0
              /\ writer' = TRUE
              /\ pc' = [pc EXCEPT ![self] = "work"]
              /\ UNCHANGED << state, told, answer, readers, pipeline, message, 
                              before, half >>

work(self) == /\ pc[self] = "work"
              /\ before' = [before EXCEPT ![self] = state.executing]
              /\ state' = Apply(state, message[self])
              /\ pc' = [pc EXCEPT ![self] = "reveal"]
              /\ UNCHANGED << told, answer, writer, readers, pipeline, message, 
                              half >>

reveal(self) == /\ pc[self] = "reveal"
                /\ told' = [r \in Requests |-> Decided(state, r)]
                /\ IF state.executing # before[self]
                      THEN /\ pipeline' = (pipeline \cup ({state.executing} \ {None}))
                      ELSE /\ TRUE
                           /\ UNCHANGED pipeline
                /\ before' = [before EXCEPT ![self] = None]
                /\ pc' = [pc EXCEPT ![self] = "unlock"]
                /\ UNCHANGED << state, answer, writer, readers, message, half >>

unlock(self) == /\ pc[self] = "unlock"
                /\ MayUnlock
                /\ writer' = FALSE
                /\ message' = [message EXCEPT ![self] = Query]
                /\ pc' = [pc EXCEPT ![self] = "send"]
                /\ UNCHANGED << state, told, answer, readers, pipeline, before, 
                                half >>

caller(self) == send(self) \/ lock(self) \/ work(self) \/ reveal(self)
                   \/ unlock(self)

ask(self) == /\ pc[self] = "ask"
             /\ answer' = [answer EXCEPT ![self] = [asks |-> "asking", reply |-> <<>>, floor |-> <<Known(told)>>]]
             /\ pc' = [pc EXCEPT ![self] = "share"]
             /\ UNCHANGED << state, told, writer, readers, pipeline, message, 
                             before, half >>

share(self) == /\ pc[self] = "share"
               /\ MayRead
               /\ readers' = readers + 1
               /\ pc' = [pc EXCEPT ![self] = "first"]
               /\ UNCHANGED << state, told, answer, writer, pipeline, message, 
                               before, half >>

first(self) == /\ pc[self] = "first"
               /\ half' = [half EXCEPT ![self] = <<Status(state)>>]
               /\ pc' = [pc EXCEPT ![self] = "second"]
               /\ UNCHANGED << state, told, answer, writer, readers, pipeline, 
                               message, before >>

second(self) == /\ pc[self] = "second"
                /\ answer' = [answer EXCEPT ![self].asks = "answered",
                                            ![self].reply = <<Copied(half[self][1], Status(state))>>]
                /\ half' = [half EXCEPT ![self] = <<>>]
                /\ pc' = [pc EXCEPT ![self] = "unshare"]
                /\ UNCHANGED << state, told, writer, readers, pipeline, 
                                message, before >>

unshare(self) == /\ pc[self] = "unshare"
                 /\ readers' = readers - 1
                 /\ pc' = [pc EXCEPT ![self] = "get"]
                 /\ UNCHANGED << state, told, answer, writer, pipeline, 
                                 message, before, half >>

get(self) == /\ pc[self] = "get"
             /\ answer' = [answer EXCEPT ![self] = Idle]
             /\ pc' = [pc EXCEPT ![self] = "ask"]
             /\ UNCHANGED << state, told, writer, readers, pipeline, message, 
                             before, half >>

observer(self) == ask(self) \/ share(self) \/ first(self) \/ second(self)
                     \/ unshare(self) \/ get(self)

Next == (\E self \in Callers: caller(self))
           \/ (\E self \in Observers: observer(self))

Spec == Init /\ [][Next]_vars

\* END TRANSLATION

-----------------------------------------------------------------------------
Contract == INSTANCE Worker

(***************************************************************************)
(* FAIRNESS.  The worker: whoever waits for the lock gets it some time,    *)
(* and whoever holds it goes on; alarms go off.  (Of the lock that is an   *)
(* assumption: an unfair one promises nothing when others keep coming.)    *)
(* The pipeline: it returns.                                               *)
(***************************************************************************)
WorkerIsFair ==
  /\ \A c \in Callers : SF_vars(lock(c)) /\ WF_vars(work(c)) /\ WF_vars(reveal(c)) /\ WF_vars(unlock(c))
  /\ WF_vars(send(<<"timer", None>>))
  /\ \A o \in Observers : SF_vars(share(o)) /\ WF_vars(first(o)) /\ WF_vars(second(o)) /\ WF_vars(unshare(o))

PipelineReturns == \A c \in Pipelines : WF_vars(send(c))

Behaviour             == Init /\ [][Next]_vars
WithAnyPipeline       == Behaviour /\ WorkerIsFair
WithReturningPipeline == WithAnyPipeline /\ PipelineReturns

-----------------------------------------------------------------------------
(***************************************************************************)
(* PROPERTIES.  The worker is a refinement of its contract, so all that    *)
(* `Worker' promises of a behaviour is true of this one; here are those    *)
(* that a violation is best read by.                                       *)
(***************************************************************************)
W2_RefinesTheContract == Contract!Behaviour

TypeOK ==
  /\ Contract!TypeOK
  /\ readers \in 0..Cardinality(Observers)
  /\ ~(writer /\ readers > 0)

W1_OneExecution     == Cardinality(pipeline) <= 1
W2_FieldsAgree      == Contract!W2_FieldsAgree
W3_Lossless         == Contract!W3_Lossless
W4_SettledOnce      == Contract!W4_SettledOnce
W5_CountBeforeReply == Contract!W5_CountBeforeReply
W7_Bounded          == Contract!W7_Bounded
W6_QueryAnswered    == Contract!W6_QueryAnswered
W10_ShutdownEnds    == Contract!W10_ShutdownEnds
W4_Settles          == Contract!W4_Settles

(* A witness, and meant to be violated: a reader waits for a writer.       *)
NobodyWaitsForTheWriter == ~(writer /\ \E o \in Observers : pc[o] = "share")
=============================================================================
