package dev.lockstep.modelcheck.lincheck.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Admitted;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Cancel;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Close;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Crash;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Deadline;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Ended;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Event;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Grace;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Interrupted;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Linger;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Patience;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Post;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Report;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Settled;
import dev.lockstep.modelcheck.lincheck.worker.EagerWorker.Status;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.linearizability.LinearizabilityChecker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worker that Lincheck's answers are held against: what it allows, what it forbids, and that the kit's agrees. */
final class EagerWorkerTest {
  private static final EagerWorker WORKER = new EagerWorker(1);
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), 64L << 20);

  private static EagerWorker.@Nullable State after(Event... events) {
    EagerWorker.State state = WORKER.initial();
    for (Event event : events) {
      state = state == null ? null : WORKER.step(state, event);
    }
    return state;
  }

  private static Post post(String request) {
    return new Post(request, false);
  }

  @Test
  void acceptsAndStartsInOneGo() {
    assertNotNull(after(post("a"), new Admitted("a", "accepted as 1"), new Status("open, accepted 1, current a, running")));
    assertNull(after(post("a"), new Status("open, accepted 1, queued 1")));
  }

  @Test
  void aFullWorkerRefusesOrLetsWait() {
    assertNotNull(after(post("a"), post("b"), post("c"), new Settled("c", "not run, full")));
    assertNotNull(
        after(post("a"), post("b"), new Post("c", true), new Ended("a", false), new Admitted("c", "accepted as 3")));
    assertNotNull(
        after(post("a"), post("b"), new Post("c", true), new Patience("c"), new Admitted("c", "refused, full")));
    assertNotNull(
        after(post("a"), post("b"), new Post("c", true), new Cancel("c"), new Admitted("c", "refused, withdrawn")));
  }

  @Test
  void anExecutionEndsOnceAndOnlyIfItWasStarted() {
    assertNull(after(post("a"), new Ended("a", false), new Ended("a", false)));
    assertNull(after(post("a"), post("b"), new Ended("b", false)));
  }

  @Test
  void theFirstEventWinsAndTheRestLingers() {
    assertNotNull(
        after(
            post("a"), post("b"), new Cancel("a"), new Status("open, accepted 2, queued 1, lingering, cancelled 1"),
            new Interrupted("[1]"), new Deadline("a"), new Ended("a", false), new Settled("a", "cancelled by client"),
            new Status("open, accepted 2, current b, running, cancelled 1")));
  }

  @Test
  void aQueuedRequestIsCancelledWithoutAnInterrupt() {
    assertNotNull(after(post("a"), post("b"), new Cancel("b"), new Interrupted("[]")));
  }

  @Test
  void aShutdownDrainsThenCancelsThenLeavesBehind() {
    assertNotNull(
        after(
            post("a"), post("b"), new Close(false), post("c"), new Settled("c", "not run, stopping"), new Grace(),
            new Settled("b", "cancelled by shutdown"), new Linger(),
            new Report("stopped, accepted 2, lingering, cancelled 2, left behind a"), post("d"),
            new Settled("d", "not run, stopped")));
    assertNull(after(post("a"), new Close(false), new Report("draining, accepted 1, current a, running")));
  }

  @Test
  void aCrashFailsEverything() {
    assertNotNull(
        after(
            post("a"), post("b"), new Post("c", true), new Crash(), new Settled("a", "failed"),
            new Settled("b", "failed"), new Settled("c", "not run, stopped"), new Ended("a", false),
            new Report("crashed, accepted 2, lingering, failed 2, left behind a, by a crash")));
  }

  /** One call after the other, so that there is one right answer; and an answer that was changed is found out. */
  @Test
  void theMutexWorkerAgreesInEveryOrder() throws Exception {
    Random random = new Random(4);
    for (int run = 0; run < 2_000; run++) {
      List<Operation> operations = sequence(random);
      Decision decision = judge(operations);
      assertInstanceOf(Decision.Linearized.class, decision, decision + " of " + operations);
      int status = operations.size() - 1;
      operations.set(status, answered(status, "status", null, operations.get(status).result().get("value") + ", queued 9"));
      assertInstanceOf(Decision.Rejected.class, judge(operations), operations.toString());
    }
  }

  private static Decision judge(List<Operation> operations) {
    return LinearizabilityChecker.decide(
        new DirectVerifier(MutexOperations.class).problem(operations), new Budget(LIMITS));
  }

  private static List<Operation> sequence(Random random) throws Exception {
    MutexOperations worker = new MutexOperations();
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = String.valueOf((char) ('a' + random.nextInt(6)));
      boolean known = operations.stream().anyMatch(o -> o.name().startsWith("post") && id.equals(o.argument().get("argument")));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          if (!known) {
            add(operations, "postLimited", id, worker.postLimited(id));
          }
        }
        case 3 -> add(operations, "cancel", id, worker.cancel(id));
        case 4 -> add(operations, "run", null, worker.run());
        case 5 -> add(operations, "deadline", id, worker.deadline(id));
        case 6 -> {
          if (known) {
            String settled = worker.settled(id);
            add(operations, "settled", id, settled);
          }
        }
        default -> {
          if (random.nextInt(4) == 0) {
            worker.close();
            add(operations, "close", null, null);
          }
        }
      }
    }
    add(operations, "status", null, worker.status());
    return operations;
  }

  private static void add(List<Operation> operations, String name, @Nullable String argument, @Nullable Object answer) {
    operations.add(answered(operations.size(), name, argument, answer));
  }

  private static Operation answered(int place, String name, @Nullable String argument, @Nullable Object answer) {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    if (argument != null) {
      arguments.put("argument", argument);
    }
    Map<String, @Nullable Object> answers = new LinkedHashMap<>();
    answers.put("value", answer);
    return Operation.answered(1, name, arguments, Kind.OK, answers, 2L * place, 2L * place + 1);
  }

  @Test
  void theSameSeedGivesTheSameScenarios() {
    assertEquals(generated(7), generated(7));
    assertEquals(false, generated(7).equals(generated(8)));
  }

  private static List<String> generated(long seed) {
    ScenarioGenerator generator = new ScenarioGenerator(seed);
    return List.of(
        generator.clients().toString(), generator.withOwner().toString(), generator.inTurns().toString());
  }
}
