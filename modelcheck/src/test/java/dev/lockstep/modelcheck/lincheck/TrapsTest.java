package dev.lockstep.modelcheck.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Parker;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.lincheck.channel.InboxVerifier;
import dev.lockstep.modelcheck.lincheck.explore.Counterexample;
import dev.lockstep.modelcheck.lincheck.explore.Exploration;
import dev.lockstep.modelcheck.lincheck.explore.Explorer;
import dev.lockstep.modelcheck.lincheck.explore.ModelVerifier;
import dev.lockstep.modelcheck.lincheck.explore.NumberedVerifier;
import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import dev.lockstep.modelcheck.lincheck.explore.Target;
import dev.lockstep.modelcheck.lincheck.worker.MutexOperations;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Register;
import dev.lockstep.modelcheck.model.Step;
import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.rules.RequiredCheck;
import dev.lockstep.spec.rules.RuleTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can make a run of Lincheck see nothing and be content. Each test fails if the engine fell into it. */
final class TrapsTest {
  private static final int INVOCATIONS = 300;

  private static Exploration explore(Class<?> operations, Scenario scenario) {
    return explore(operations, NumberedVerifier.class, scenario);
  }

  private static Exploration explore(
      Class<?> operations, Class<? extends ModelVerifier<?, ?>> judge, Scenario scenario) {
    return Explorer.explore(Target.of(operations, judge), List.of(scenario), INVOCATIONS).getFirst();
  }

  private static void assertFound(Counterexample.Kind kind, Exploration exploration) {
    Exploration.Violated violated = assertInstanceOf(Exploration.Violated.class, exploration, exploration.toString());
    assertEquals(kind, violated.counterexample().kind());
  }

  // ---- An object that threads reach through a lambda or a record only may pass for one thread's own.

  /** Not atomic, like {@link RacyCounter}. */
  private static final class Count {
    private int count;

    int next() {
      return count++;
    }
  }

  /** Reached through a lambda. */
  public static final class BehindALambda {
    private final IntSupplier next = new Count()::next;

    public int next() {
      return next.getAsInt();
    }
  }

  /** Reached through a record. */
  public static final class BehindARecord {
    private record Box(Count count) {}

    private final Box box = new Box(new Count());

    public int next() {
      return box.count.next();
    }
  }

  @Test
  void aRaceBehindALambdaIsFound() {
    assertFound(Counterexample.Kind.ANSWER, explore(BehindALambda.class, Scenario.of("next", "next")));
  }

  @Test
  void aRaceBehindARecordIsFound() {
    assertFound(Counterexample.Kind.ANSWER, explore(BehindARecord.class, Scenario.of("next", "next")));
  }

  // ---- The JDK's parker may always wake for no reason, which heals every lost wake-up.

  /** As {@link LostWakeUp}, with the parker of the JDK. */
  public static final class HealedWakeUp extends LostWakeUp {
    public HealedWakeUp() {
      super(Parker.JDK);
    }
  }

  @Test
  void aLostWakeUpIsFoundBecauseTheParkerIsStrict() {
    Scenario scenario = Scenario.of("sleep", "wake");
    assertInstanceOf(Exploration.Clean.class, explore(HealedWakeUp.class, scenario));
    assertFound(Counterexample.Kind.HANG, explore(LostWakeUp.class, scenario));
  }

  // ---- An operation that throws may end its thread and nothing else.

  /** Throws when two meet. */
  public static final class Throwing {
    private final AtomicInteger inside = new AtomicInteger();

    public void meet() {
      if (inside.incrementAndGet() == 2) {
        throw new IllegalStateException("met");
      }
      inside.decrementAndGet();
    }
  }

  @Test
  void anOperationThatThrowsIsAViolation() {
    Exploration exploration = explore(Throwing.class, Scenario.of("meet", "meet"));
    assertFound(Counterexample.Kind.ANSWER, exploration);
    String complaint = exploration.violation().orElseThrow().complaint();
    assertEquals("an operation threw java.lang.IllegalStateException: met", complaint);
  }

  // ---- What a schedule does to static fields is undone, so a counter there lies.

  /** Counts all its calls, it seems. */
  public static final class Static {
    private static int calls;

    public synchronized int next() {
      return calls++;
    }
  }

  @Test
  void schedulesAreCountedOutsideOfThem() {
    Exploration exploration = explore(Static.class, Scenario.of("next", "next"));
    assertInstanceOf(Exploration.Clean.class, exploration, exploration.toString());
    assertTrue(exploration.extent().invocations() > 2, exploration.toString());
    assertTrue(Static.calls <= 2, "calls counted by the class itself: " + Static.calls);
  }

  // ---- No time-out is ever explored, so what needs time must be an operation, and both ends must be reached.

  /** Finds fault with an answer that is right. */
  abstract static class Never extends ModelVerifier<Register.State, Register.Call> {
    private final String answer;

    Never(String answer) {
      this.answer = answer;
    }

    @Override
    protected Problem<Register.State, Register.Call> problem(List<Operation> operations) {
      List<Step<Register.Call>> impossible =
          operations.stream()
              .filter(operation -> answer.equals(operation.result().get("value")))
              .map(operation -> Step.<Register.Call>of(operation, new Register.Read("what was never written")))
              .toList();
      return new Problem<>(new Register(), impossible, Map.of());
    }
  }

  /** Nothing completes. */
  public static final class NeverCompleted extends Never {
    public NeverCompleted(Class<?> operations) {
      super("completed, done a");
    }
  }

  /** Nothing times out. */
  public static final class NeverTimedOut extends Never {
    public NeverTimedOut(Class<?> operations) {
      super("timed out");
    }
  }

  /** Nothing is cancelled. */
  public static final class NeverCancelled extends Never {
    public NeverCancelled(Class<?> operations) {
      super("cancelled by client");
    }
  }

  /** Nothing is refused. */
  public static final class NeverRefused extends Never {
    public NeverRefused(Class<?> operations) {
      super("refused, stopped");
    }
  }

  /** Nothing is accepted. */
  public static final class NeverAccepted extends Never {
    public NeverAccepted(Class<?> operations) {
      super("accepted as 1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "acceptLimited(a), deadline(a) outcome(a), run, NeverTimedOut",
    "acceptLimited(a), deadline(a) outcome(a), run, NeverCompleted",
    "accept(a), cancel(a) outcome(a), run, NeverCancelled",
    "accept(a), cancel(a) outcome(a), run, NeverCompleted",
    "'', shutdownNow, post(a), NeverAccepted",
    "'', shutdownNow, post(a), NeverRefused"
  })
  void bothEndsOfARaceAreReached(String before, String first, String second, String judge) throws Exception {
    Class<?> never = Class.forName(TrapsTest.class.getName() + "$" + judge);
    @SuppressWarnings("unchecked") // all classes of that name are verifiers
    Class<? extends ModelVerifier<?, ?>> verifier = (Class<? extends ModelVerifier<?, ?>>) never;
    Scenario scenario = Scenario.of(first, second).after(before);
    assertFound(Counterexample.Kind.ANSWER, explore(MutexOperations.class, verifier, scenario));
  }

  // ---- Every schedule is sequentially consistent: weaker memory is for jcstress.

  @Test
  void aWatchWithWeakerMemoryIsNotSeenSoAnotherEngineIsRequired() throws Exception {
    var control =
        Controls.read(Home.locate().resolve(Controls.DIRECTORY)).find("watch-acquire-release").orElseThrow();
    List<Kill> kills =
        KillMatrix.kills(control, OverlayLoader.overlay(control.id()), KillMatrix.subjects(control), Duration.ofSeconds(6));
    assertFalse(kills.isEmpty());
    assertTrue(kills.stream().noneMatch(Kill::killed), kills.toString());
    assertTrue(
        RuleTable.load().find("O1").orElseThrow().required().stream()
            .map(RequiredCheck::engine)
            .anyMatch("jcstress"::equals));
  }

  // ---- A place that is claimed and not yet filled hides what was sent after it.

  /** A ring whose senders claim a place first and fill it afterwards. */
  public static final class ClaimedRing {
    private final AtomicReferenceArray<@Nullable String> places = new AtomicReferenceArray<>(4);
    private final AtomicInteger claimed = new AtomicInteger();
    private int taken;

    public boolean offer(String message) {
      places.set(claimed.getAndIncrement(), message);
      return true;
    }

    public @Nullable String poll() {
      String message = places.get(taken);
      taken += message == null ? 0 : 1;
      return message;
    }
  }

  @Test
  void aMessageHiddenBehindAClaimedPlaceIsMissed() {
    Scenario scenario = Scenario.of("offer(A1)", "offer(A2) poll");
    assertFound(Counterexample.Kind.ANSWER, explore(ClaimedRing.class, InboxVerifier.class, scenario));
  }

  // ---- With many threads, or many calls, a defect that two threads show is missed.

  @Test
  void everyScenarioIsSmall() {
    for (String subject : Batches.SUBJECTS) {
      for (Batch batch : Batches.of(subject, 1)) {
        for (Batch.Item item : batch.items()) {
          int threads = item.scenario().threads().size();
          int calls = item.scenario().threads().stream().mapToInt(List::size).sum();
          assertTrue(threads <= Scenario.MOST_THREADS && calls <= 7, threads + ", " + calls + ": " + item.scenario());
        }
      }
    }
  }
}
