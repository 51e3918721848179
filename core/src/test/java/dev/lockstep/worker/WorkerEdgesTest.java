package dev.lockstep.worker;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Parker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seams that misbehave in ways which their contract allows, and some which it does not. */
class WorkerEdgesTest {
  private static final Duration FOREVER = Duration.ofDays(300_000);
  private static final Duration BOUND = Duration.ofSeconds(10);

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

  @ParameterizedTest
  @EnumSource
  void w12_aLimitLikeForEverIsALimit(Kind kind) throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    Worker worker = kind.start(new WorkerPolicy(4, FOREVER), request -> "" + open.await(10, SECONDS), seams());
    Ticket ticket = worker.post(new Request("r", "").withTimeLimit(FOREVER));
    ticket.admission().await(BOUND);
    assertEquals(Health.HEALTHY, worker.probe(FOREVER));
    open.countDown();
    assertEquals(new Outcome.Completed("true"), ticket.outcome().await(BOUND));
    stop(worker);
  }

  @ParameterizedTest
  @EnumSource
  void w11_aListenerThatRethrowsStrandsNobody(Kind kind) throws Exception {
    Seams seams =
        Seams.production()
            .withTimer((delay, task) -> () -> fail("cancel"))
            .withTrace((action, subject, after) -> fail("trace"))
            .withContained(
                failure -> {
                  throw new IllegalStateException(failure.getMessage(), failure);
                });
    Worker worker = kind.start(WorkerPolicy.ofCapacity(4), request -> "done", seams);
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tickets.add(worker.post(new Request("r" + i, "").withTimeLimit(Duration.ofSeconds(60))));
    }
    for (Ticket ticket : tickets) {
      assertEquals(new Outcome.Completed("done"), ticket.outcome().await(BOUND));
    }
    stop(worker);
  }

  @ParameterizedTest
  @EnumSource
  void w4_whoPostsAndThenShutsDownIsAccepted(Kind kind) throws Exception {
    for (int i = 0; i < 500; i++) {
      Worker worker = kind.start(WorkerPolicy.ofCapacity(1), request -> "done", seams());
      Ticket ticket = worker.post(new Request("r", ""));
      worker.shutdown(ShutdownPolicy.DEFAULT);
      assertInstanceOf(Admission.Accepted.class, ticket.admission().await(BOUND));
      stop(worker);
    }
  }

  @ParameterizedTest
  @EnumSource
  void w1_aRunnerThatStartsAndThrowsRunsThePipelineOnceAtMost(Kind kind) throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Runner runner =
        body -> {
          Runner.VIRTUAL.start(body);
          throw new IllegalStateException("started all the same");
        };
    Pipeline pipeline =
        request -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          Thread.yield();
          inside.decrementAndGet();
          return "done";
        };
    Worker worker = kind.start(WorkerPolicy.ofCapacity(100), pipeline, seams().withRunner(runner));
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tickets.add(worker.post(new Request("r" + i, "")));
    }
    for (Ticket ticket : tickets) {
      ticket.outcome().await(BOUND);
    }
    stop(worker);
    assertTrue(most.get() <= 1, most + " pipelines at once");
    assertEquals(100, worker.status().completed() + worker.status().failed());
  }

  @ParameterizedTest
  @EnumSource
  void oneRequestInheritsNothingFromAnother(Kind kind) throws Exception {
    InheritableThreadLocal<String> tenant = new InheritableThreadLocal<>();
    AtomicReference<String> seen = new AtomicReference<>();
    CountDownLatch open = new CountDownLatch(1);
    Pipeline pipeline =
        request -> {
          if (request.id().equals("a")) {
            tenant.set("tenant of a");
            open.await(10, SECONDS);
          } else {
            seen.set(tenant.get());
          }
          return "done";
        };
    Worker worker = kind.start(WorkerPolicy.ofCapacity(2), pipeline, seams());
    worker.post(new Request("a", ""));
    Ticket second = worker.post(new Request("b", ""));
    second.admission().await(BOUND);
    open.countDown();
    second.outcome().await(BOUND);
    assertNull(seen.get());
    stop(worker);
  }

  @Test
  void w4_aWorkerWithoutAnOwnerAnswersAllTheSame() throws Exception {
    Seams seams = seams().withOwnerThreads(body -> null);
    ChannelWorker worker = new ChannelWorker(WorkerPolicy.ofCapacity(1), request -> "done", seams);
    Ticket before = worker.post(new Request("before", ""));
    assertThrows(NullPointerException.class, worker::start);
    assertEquals(new Outcome.NotRun(Refusal.STOPPED), before.outcome().await(BOUND));
    assertEquals(new Outcome.NotRun(Refusal.STOPPED), worker.post(new Request("r", "")).outcome().await(BOUND));
    assertEquals(Phase.CRASHED, worker.status().phase());
    stop(worker);
  }

  @Test
  void a2_aThreadThatHasBeenStartedBeforeIsTheOnlyOwner() throws Exception {
    List<Throwable> contained = new ArrayList<>();
    Seams seams = Seams.production().withOwnerThreads(WorkerEdgesTest::atWork).withContained(contained::add);
    Worker worker = new ChannelWorker(WorkerPolicy.ofCapacity(1), request -> "done", seams).start();
    Ticket ticket = worker.post(new Request("r", ""));
    assertEquals(new Outcome.Completed("done"), ticket.outcome().await(BOUND));
    assertEquals(1, contained.size(), "it could not be started again: " + contained);
    stop(worker);
  }

  /** A thread that has found nothing to do, and waits. */
  private static Thread atWork(Runnable body) {
    Thread thread = Thread.ofPlatform().start(body);
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  @ParameterizedTest
  @EnumSource
  void w9_pipelinesThatComputeHoldUpNobodyIfTheyHavePlatformThreads(Kind kind) throws Exception {
    Seams seams =
        seams()
            .withRunner(
                body -> Thread.ofPlatform().daemon().inheritInheritableThreadLocals(false).start(body)::interrupt);
    AtomicBoolean enough = new AtomicBoolean();
    Pipeline computes =
        request -> {
          while (!enough.get()) {
            Thread.onSpinWait();
          }
          return "done";
        };
    Map<Worker, Ticket> busy = new LinkedHashMap<>();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      Worker worker = kind.start(WorkerPolicy.ofCapacity(1), computes, seams);
      busy.put(worker, worker.post(new Request("r", "").withTimeLimit(Duration.ofMillis(20))));
    }
    try {
      for (Ticket ticket : busy.values()) {
        assertEquals(new Outcome.TimedOut(), ticket.outcome().await(BOUND));
      }
    } finally {
      enough.set(true);
    }
    for (Worker worker : busy.keySet()) {
      stop(worker);
    }
  }

  @Test
  void w11_aStartThatWasDecidedButNotDoneIsForgottenInACrash() {
    WorkerState state = new WorkerState(WorkerPolicy.ofCapacity(1), 0);
    state.admit(new Ticket(new Request("r", ""), ticket -> {}, Parker.JDK));
    state.crash(new IllegalStateException("before its effects were carried out"));
    assertEquals(Execution.NONE, state.snapshot().execution());
    for (Effect effect = state.nextEffect(); effect != null; effect = state.nextEffect()) {
      assertFalse(effect instanceof Effect.Start, "a crashed worker starts nothing");
    }
  }

  private static Seams seams() {
    return Seams.production().withContained(failure -> {});
  }

  private static void fail(String seam) {
    throw new IllegalStateException("the seam fails: " + seam);
  }

  private static void stop(Worker worker) throws InterruptedException {
    ShutdownReport report = worker.shutdown(ShutdownPolicy.DEFAULT).await(BOUND);
    assertNotNull(report, "shutdown was not answered");
    assertEquals(report.last(), worker.status());
  }
}
