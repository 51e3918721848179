package dev.lockstep.orchestrator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.supervisor.HealthPolicy;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.RestartPolicy;
import dev.lockstep.supervisor.ScalingPolicy;
import dev.lockstep.supervisor.Totals;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerFactory;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole thing on real threads, with every thread, timer and execution counted. */
class OrchestratorTest {
  private static final Duration AGES = Duration.ofSeconds(30);

  enum Kind implements WorkerFactory {
    MUTEX {
      @Override
      public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
        return new MutexWorker(policy, pipeline, seams);
      }
    },
    CHANNEL {
      @Override
      public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
        return new ChannelWorker(policy, pipeline, seams).start();
      }
    }
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static final PoolPolicy POLICY =
      new PoolPolicy(
          64,
          1,
          WorkerPolicy.ofCapacity(2),
          new ScalingPolicy(1, 3, 1, 1, 1, ms(1), ms(2)),
          new RestartPolicy(1_000, AGES, ms(1), ms(4)),
          new HealthPolicy(ms(100), 100));

  private final Census census = new Census();

  private Orchestrator orchestrator(Kind kind, Pipeline pipeline, ShutdownPolicy atTheEnd) {
    return new Orchestrator(POLICY, kind, pipeline, PoolSeams.production().withShared(census.seams()), atTheEnd);
  }

  private static String answer(Request request) {
    if (request.id().startsWith("fails")) {
      throw new IllegalArgumentException("the pipeline fails");
    }
    return "done " + request.id();
  }

  @ParameterizedTest
  @EnumSource
  void m1_theTotalsAreTheSumsOverTheResults(Kind kind) throws Exception {
    Orchestrator orchestrator = orchestrator(kind, OrchestratorTest::answer, ShutdownPolicy.DEFAULT);
    Subscription<PoolResult> results = orchestrator.results().subscribe(SubscriptionPolicy.block(200));
    orchestrator.start();
    List<PoolTicket> tickets = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      tickets.add(orchestrator.submit(new Request((i % 3 == 0 ? "fails " : "r") + i, "")));
    }
    for (int i = 0; i < 60; i++) {
      assertNotNull(tickets.get(i).outcome().await(AGES));
      assertTrue(orchestrator.metrics().results() > i, "a client knows of a result before the metrics do");
    }
    orchestrator.close();
    Totals sums = Totals.NONE;
    while (results.poll() instanceof Delivery.Value<PoolResult>(PoolResult result)) {
      sums = sums.and(result.outcome());
    }
    Metrics metrics = orchestrator.metrics();
    assertEquals(new Totals(40, 20, 0, 0), metrics.totals());
    assertEquals(metrics.totals(), sums);
    assertEquals(metrics.totals(), orchestrator.status().totals());
    assertEquals(60, metrics.latencies().total());
    assertEquals(60, metrics.attempts());
    assertEquals(0, metrics.queued());
    census.assertNobodyIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void m2_whoNeverReadsTheResultsDelaysNobody(Kind kind) throws Exception {
    try (Orchestrator orchestrator = orchestrator(kind, OrchestratorTest::answer, ShutdownPolicy.DEFAULT)) {
      orchestrator.start();
      orchestrator.results().subscribe(SubscriptionPolicy.dropOldest(1));
      orchestrator.results().subscribe(SubscriptionPolicy.cutOff(1));
      for (int i = 0; i < 200; i++) {
        PoolTicket ticket = orchestrator.submit(new Request("r" + i, ""));
        assertInstanceOf(Outcome.Completed.class, ticket.outcome().await(AGES));
        assertEquals(i + 1, orchestrator.metrics().totals().completed());
      }
    }
    census.assertNobodyIsLeft();
  }

  static Stream<Arguments> seeds() {
    return Stream.of(Kind.values())
        .flatMap(kind -> LongStream.range(0, 40).mapToObj(seed -> Arguments.of(kind, seed)));
  }

  /** Submit, crash, scale and close from several threads in any order: everybody is answered, nobody is left. */
  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsLeftWhateverTheOrder(Kind kind, long seed) throws Exception {
    Random random = new Random(seed);
    AtomicBoolean clockFails = new AtomicBoolean();
    Seams seams = census.seams().withClock(() -> failing(clockFails));
    Orchestrator orchestrator =
        new Orchestrator(
            POLICY, kind, OrchestratorTest::answer, PoolSeams.production().withShared(seams), ShutdownPolicy.DEFAULT);
    if (random.nextInt(8) > 0) {
      orchestrator.start();
    }
    List<Runnable> acts = new ArrayList<>();
    List<PoolTicket> tickets = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String id = "r" + i;
      acts.add(() -> submit(orchestrator, id, tickets));
    }
    acts.add(() -> orchestrator.supervisor().scaleTo(random.nextInt(5)));
    acts.add(() -> clockFails.set(random.nextInt(3) == 0));
    acts.add(orchestrator::close);
    List<Thread> threads = acts.stream().map(act -> Thread.ofVirtual().unstarted(act)).toList();
    List<Thread> shuffled = new ArrayList<>(threads);
    Collections.shuffle(shuffled, random);
    for (Thread thread : shuffled) {
      thread.start();
    }
    for (Thread thread : threads) {
      assertTrue(thread.join(AGES), "it waits for ever");
    }
    orchestrator.close();
    for (PoolTicket ticket : tickets) {
      assertNotNull(ticket.admission().await(AGES), "nobody decides on " + ticket);
      assertNotNull(ticket.outcome().await(AGES), "nobody settles " + ticket);
    }
    assertEquals(orchestrator.status().accepted(), orchestrator.metrics().results());
    census.assertNobodyIsLeft();
  }

  private static long failing(AtomicBoolean fails) {
    if (fails.get()) {
      throw new IllegalStateException("no time");
    }
    return System.nanoTime();
  }

  private static void submit(Orchestrator orchestrator, String id, List<PoolTicket> tickets) {
    PoolTicket ticket = orchestrator.submit(new Request(id, ""));
    synchronized (tickets) {
      tickets.add(ticket);
    }
  }

  @ParameterizedTest
  @EnumSource
  void s9_aPipelineThatIgnoresEverythingIsNamedAndNothingElseIsLeft(Kind kind) throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    Pipeline stubborn =
        request -> {
          entered.countDown();
          boolean interrupted = false;
          while (released.getCount() > 0) {
            try {
              released.await();
            } catch (InterruptedException ignored) {
              interrupted = true;
            }
          }
          return "at last, interrupted: " + interrupted;
        };
    ShutdownPolicy soon = new ShutdownPolicy(ms(1), ms(50));
    Orchestrator orchestrator = orchestrator(kind, stubborn, soon).start();
    PoolTicket ticket = orchestrator.submit(new Request("stubborn", ""));
    assertTrue(entered.await(AGES.toSeconds(), TimeUnit.SECONDS));
    orchestrator.close();
    PoolReport report = Objects.requireNonNull(orchestrator.shutdown(soon).peek());
    assertEquals(List.of("stubborn"), report.abandoned());
    assertEquals(1, report.leftBehind().size());
    assertEquals(new Outcome.Cancelled(Outcome.Canceller.SHUTDOWN), ticket.outcome().peek());
    released.countDown();
    census.assertNobodyIsLeft();
  }

  @Test
  void whoIsClosedBeforeItWasStartedAnswersAndIsNeverStarted() throws Exception {
    Orchestrator orchestrator = orchestrator(Kind.CHANNEL, OrchestratorTest::answer, ShutdownPolicy.DEFAULT);
    PoolTicket ticket = orchestrator.submit(new Request("r", ""));
    orchestrator.close();
    assertInstanceOf(Admission.Refused.class, ticket.admission().peek());
    assertThrows(IllegalStateException.class, orchestrator::start);
    census.assertNobodyIsLeft();
  }

  @Test
  void anInterruptDoesNotEndTheClosing() {
    Orchestrator orchestrator = orchestrator(Kind.CHANNEL, OrchestratorTest::answer, ShutdownPolicy.DEFAULT).start();
    Thread.currentThread().interrupt();
    orchestrator.close();
    assertTrue(Thread.interrupted());
    assertTrue(orchestrator.status().phase().isTerminal());
  }
}
