package dev.lockstep.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Parker;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker publishes of the requests that it settled. The tests take the owner's turns and run the pipelines. */
class ResultsTest {
  private static final Duration HOUR = Duration.ofHours(1);

  enum Kind {
    MUTEX,
    CHANNEL
  }

  private final Queue<Runnable> executions = new ArrayDeque<>();
  private final Queue<Runnable> alarms = new ArrayDeque<>();
  private boolean clockFails;

  private Worker worker(Kind kind, int capacity) {
    Seams seams =
        Seams.production()
            .withClock(this::now)
            .withTimer(
                (delay, task) -> {
                  alarms.add(task);
                  return () -> {};
                })
            .withRunner(
                body -> {
                  executions.add(body);
                  return () -> {};
                });
    WorkerPolicy policy = WorkerPolicy.ofCapacity(capacity);
    return kind == Kind.MUTEX
        ? new MutexWorker(policy, ResultsTest::process, seams)
        : new ChannelWorker(policy, ResultsTest::process, seams);
  }

  private long now() {
    if (clockFails) {
      throw new IllegalStateException("no time");
    }
    return 7;
  }

  private static String process(Request request) {
    if (request.id().equals("fails")) {
      throw new IllegalArgumentException("the pipeline fails");
    }
    return "done " + request.id();
  }

  @ParameterizedTest
  @EnumSource
  void s5_eachAcceptedRequestHasOneResultInTheOrderOfSettling(Kind kind) {
    Worker worker = worker(kind, 2);
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.block(8));
    post(worker, "fails");
    Ticket b = post(worker, "b");
    post(worker, "c");
    post(worker, "refused");
    b.cancel();
    settle(worker);
    returns(worker);
    returns(worker);
    worker.shutdown(ShutdownPolicy.NOW);
    settle(worker);
    assertEquals(new Outcome.Cancelled(Outcome.Canceller.CLIENT), assertResult(results, 2, "b").outcome());
    WorkerResult failed = assertResult(results, 1, "fails");
    assertInstanceOf(IllegalArgumentException.class, failed.error());
    WorkerResult completed = assertResult(results, 3, "c");
    assertEquals(new Outcome.Completed("done c"), completed.outcome());
    assertNull(completed.error());
    assertEquals(new Delivery.Ended<>(Delivery.Reason.CLOSED), results.poll());
  }

  @ParameterizedTest
  @EnumSource
  void b2_whatASubscriberHasNoRoomForIsKeptAndTakesUpRoom(Kind kind) {
    Worker worker = worker(kind, 1);
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.block(1));
    Ticket a = post(worker, "a");
    Ticket b = post(worker, "b");
    returns(worker);
    returns(worker);
    assertEquals(2, worker.status().completed(), "no client waits for a subscriber");
    assertInstanceOf(Outcome.Completed.class, a.outcome().peek());
    assertInstanceOf(Outcome.Completed.class, b.outcome().peek());

    Ticket refused = post(worker, "refused");
    assertEquals(new Admission.Refused(Refusal.FULL), refused.admission().peek());
    Ticket patient = post(worker, new Request("patient", "").withPatience(HOUR));
    assertNull(patient.admission().peek());

    assertResult(results, 1, "a");
    settle(worker);
    assertEquals(new Admission.Accepted(3), patient.admission().peek());
    assertResult(results, 2, "b");
    assertNull(results.poll());
    assertEquals("patient", worker.status().current());
  }

  @ParameterizedTest
  @EnumSource
  void w8_whoIsCancelledWhileItWaitsIsNotAcceptedInTheSameStep(Kind kind) {
    Worker worker = worker(kind, 1);
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.block(1));
    post(worker, "a");
    post(worker, "b");
    returns(worker);
    returns(worker); // the result of b is kept
    post(worker, new Request("other", "").withPatience(HOUR));
    Ticket patient = post(worker, new Request("patient", "").withPatience(HOUR));
    alarms.remove().run(); // after an alarm, an owner looks at commands first
    settle(worker);
    assertNull(patient.admission().peek());
    patient.cancel();
    assertResult(results, 1, "a"); // there is room; a channel worker's owner has heard of neither
    settle(worker);
    assertEquals(new Admission.Refused(Refusal.WITHDRAWN), patient.admission().peek());
    assertResult(results, 2, "b");
  }

  @ParameterizedTest
  @EnumSource
  void b4_whatThereIsRoomForIsPublishedBeforeTheEnd(Kind kind) {
    Worker worker = worker(kind, 2);
    Subscription<WorkerResult> blocking = worker.results().subscribe(SubscriptionPolicy.block(1));
    Subscription<WorkerResult> dropping = worker.results().subscribe(SubscriptionPolicy.dropOldest(1));
    post(worker, "a");
    post(worker, "b");
    returns(worker);
    returns(worker);
    clockFails = true;
    assertResult(blocking, 1, "a");
    worker.query();
    settle(worker);
    assertEquals(new Delivery.Dropped<>(1), dropping.poll());
    assertResult(dropping, 2, "b");
    assertResult(blocking, 2, "b");
  }

  @ParameterizedTest
  @EnumSource
  void b4_aWorkerThatEndsHandsOverWhatItKept(Kind kind) {
    Worker worker = worker(kind, 3);
    Subscription<WorkerResult> results = worker.results().subscribe(SubscriptionPolicy.block(1));
    post(worker, "a");
    post(worker, "b");
    post(worker, "c");
    clockFails = true;
    worker.query();
    settle(worker);
    assertEquals(Phase.CRASHED, worker.status().phase());
    for (int i = 1; i <= 3; i++) {
      assertInstanceOf(WorkerCrashed.class, assertResult(results, i, List.of("a", "b", "c").get(i - 1)).error());
    }
    assertEquals(new Delivery.Ended<>(Delivery.Reason.CLOSED), results.poll());
  }

  @ParameterizedTest
  @EnumSource
  void aPingIsAnsweredByTheOwner(Kind kind) {
    Worker worker = worker(kind, 1);
    var reply = worker.ping();
    assertTrue(kind == Kind.MUTEX || reply.peek() == null, "the owner has not looked yet");
    settle(worker);
    assertSame(Health.HEALTHY, reply.peek());
    worker.shutdown(ShutdownPolicy.NOW);
    settle(worker);
    assertSame(Health.STOPPED, worker.ping().peek());
  }

  @Test
  void anOwnerWhoseTurnsAreTakenByOthersTellsWhomToWake() {
    List<Thread> woken = new ArrayList<>();
    Seams seams = Seams.production().withParker(new WakeRecorder(woken));
    ChannelWorker worker = new ChannelWorker(WorkerPolicy.ofCapacity(1), ResultsTest::process, seams);
    worker.owner().bind(Thread.currentThread());
    worker.ping();
    assertEquals(List.of(), woken, "it has not looked for a message yet");
    settle(worker);
    worker.ping();
    worker.ping();
    assertEquals(List.of(Thread.currentThread()), woken);
  }

  private record WakeRecorder(List<Thread> woken) implements Parker {
    @Override
    public void park(Object blocker) {
      throw new AssertionError("nobody waits here");
    }

    @Override
    public void parkNanos(Object blocker, long nanos) {
      throw new AssertionError("nobody waits here");
    }

    @Override
    public void unpark(Thread thread) {
      woken.add(thread);
    }
  }

  private Ticket post(Worker worker, String id) {
    return post(worker, new Request(id, ""));
  }

  private Ticket post(Worker worker, Request request) {
    Ticket ticket = worker.post(request);
    settle(worker);
    return ticket;
  }

  private void returns(Worker worker) {
    executions.remove().run();
    settle(worker);
  }

  private static void settle(Worker worker) {
    if (worker instanceof ChannelWorker channel) {
      while (channel.owner().turn()) {}
    }
  }

  private static WorkerResult assertResult(Subscription<WorkerResult> results, long sequence, String id) {
    Delivery<WorkerResult> next = results.poll();
    if (next instanceof Delivery.Value<WorkerResult>(WorkerResult result)) {
      assertEquals(sequence, result.sequence());
      assertEquals(id, result.id());
      assertEquals(0, result.uptimeNanos());
      return result;
    }
    throw new AssertionError("not a result: " + next);
  }
}
