package dev.lockstep.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Outlet;
import dev.lockstep.channel.Parker;
import dev.lockstep.trace.Trace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One event for each step, with the status after it, of a worker that is driven step by step. */
class TraceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ShutdownPolicy IN_TWO = new ShutdownPolicy(SECOND, SECOND);

  enum Kind {
    MUTEX,
    CHANNEL
  }

  private record Event(String action, String subject, WorkerStatus after) {
    /** Action, subject; phase, current, execution; accepted, queued; completed, failed, timed out, cancelled. */
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %s: %s %s %s %d %d %d %d %d %d",
          action, subject, after.phase(), after.current(), after.execution(), after.accepted(), after.queued(),
          after.completed(), after.failed(), after.timedOut(), after.cancelled());
    }
  }

  /** A worker of one thread, the test's: time, alarms and executions come when the test says so. */
  private static final class Rig {
    final List<Event> events = new ArrayList<>();
    final List<Throwable> contained = new ArrayList<>();
    final Queue<Runnable> executions = new ArrayDeque<>();
    final Queue<Runnable> alarms = new ArrayDeque<>();
    final Kind kind;
    boolean clockFails;
    long now;
    Worker worker;

    Rig(Kind kind) {
      this.kind = kind;
      worker = make((action, subject, after) -> events.add(new Event(action, subject, after)));
    }

    /** A worker of these surroundings whose steps {@code trace} hears of. */
    Worker make(Trace<WorkerStatus> trace) {
      Seams seams = seams().withTrace(trace);
      WorkerPolicy policy = WorkerPolicy.ofCapacity(1);
      return kind == Kind.MUTEX
          ? new MutexWorker(policy, TraceTest::process, seams)
          : new ChannelWorker(policy, TraceTest::process, seams);
    }

    private Seams seams() {
      return Seams.production()
          .withClock(this::tick)
          .withRunner(
              body -> {
                executions.add(body);
                return () -> {};
              })
          .withTimer(
              (delay, task) -> {
                alarms.add(task);
                return () -> alarms.remove(task);
              })
          .withContained(contained::add);
    }

    private long tick() {
      if (clockFails) {
        throw new IllegalStateException("no time");
      }
      return now++;
    }

    Ticket post(String id) {
      return post(new Request(id, id));
    }

    Ticket post(Request request) {
      Ticket ticket = worker.post(request);
      settle();
      return ticket;
    }

    /** Does something that causes a step, and lets the owner take it. */
    void after(Runnable cause) {
      cause.run();
      settle();
    }

    void returns() {
      after(executions.remove());
    }

    void fires() {
      after(alarms.remove());
    }

    /** Lets the owner take all its turns; then the last event tells what a client sees. */
    private void settle() {
      if (worker instanceof ChannelWorker channel) {
        while (channel.owner().turn()) {}
      }
      if (!events.isEmpty()) {
        assertEquals(worker.status(), events.getLast().after());
      }
    }

    void assertTold(String... expected) {
      assertEquals(List.of(expected), events.stream().map(Event::toString).toList());
    }
  }

  private static String process(Request request) {
    if (request.id().equals("fails")) {
      throw new IllegalArgumentException("the pipeline fails");
    }
    return "done";
  }

  @ParameterizedTest
  @EnumSource
  void eachStepIsToldByItsNameWithTheStatusAfterIt(Kind kind) {
    Rig rig = new Rig(kind);
    rig.post("a");
    rig.post(new Request("b", "").withTimeLimit(SECOND));
    Runnable deadline = rig.alarms.remove();
    rig.post(new Request("c", "").withPatience(SECOND));
    rig.fires();
    rig.after(deadline);
    rig.after(rig.worker::query);
    rig.returns();
    Ticket d = rig.post("fails");
    rig.returns();
    d.cancel(); // too late: a step that changes nothing
    rig.settle();
    rig.assertTold(
        "Post a: OPEN a RUNNING 1 0 0 0 0 0",
        "Post b: OPEN a RUNNING 2 1 0 0 0 0",
        "Post c: OPEN a RUNNING 2 1 0 0 0 0",
        "Patience c: OPEN a RUNNING 2 1 0 0 0 0",
        "Deadline b: OPEN a RUNNING 2 0 0 0 1 0",
        "Query : OPEN a RUNNING 2 0 0 0 1 0",
        "Completed a: OPEN null NONE 2 0 1 0 1 0",
        "Post fails: OPEN fails RUNNING 3 0 1 0 1 0",
        "Failed fails: OPEN null NONE 3 0 1 1 1 0",
        "Cancel fails: OPEN null NONE 3 0 1 1 1 0");
  }

  @ParameterizedTest
  @EnumSource
  void aCancellationAndTheReturnAfterItAreTwoSteps(Kind kind) {
    Rig rig = new Rig(kind);
    Ticket a = rig.post("a");
    rig.after(a::cancel);
    rig.returns();
    rig.assertTold(
        "Post a: OPEN a RUNNING 1 0 0 0 0 0",
        "Cancel a: OPEN null LINGERING 1 0 0 0 0 1",
        "Completed a: OPEN null NONE 1 0 0 0 0 1");
  }

  @ParameterizedTest
  @EnumSource
  void eachStepOfAShutdownIsTold(Kind kind) {
    Rig rig = new Rig(kind);
    rig.post("a");
    rig.after(() -> rig.worker.shutdown(IN_TWO));
    rig.fires();
    rig.fires();
    rig.assertTold(
        "Post a: OPEN a RUNNING 1 0 0 0 0 0",
        "Close : DRAINING a RUNNING 1 0 0 0 0 0",
        "Grace : CANCELLING null LINGERING 1 0 0 0 0 1",
        "Linger : STOPPED null LINGERING 1 0 0 0 0 1");
  }

  @ParameterizedTest
  @EnumSource
  void aProbeIsAStep(Kind kind) throws Exception {
    Rig rig = new Rig(kind);
    Thread.currentThread().interrupt(); // a probe of a worker without an owner would wait
    if (kind == Kind.MUTEX) {
      Thread.interrupted();
    }
    try {
      rig.worker.probe(SECOND);
    } catch (InterruptedException asked) {
      rig.settle();
    }
    rig.assertTold("Ping : OPEN null NONE 0 0 0 0 0 0");
  }

  @ParameterizedTest
  @EnumSource
  void aStepIsToldBeforeItIsRevealed(Kind kind) {
    Rig rig = new Rig(kind);
    List<Ticket> posted = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    rig.worker =
        rig.make(
            (action, subject, after) -> {
              if (action.equals("Completed")) {
                assertEquals(1, after.completed());
                assertNull(posted.getFirst().outcome().peek());
                if (kind == Kind.CHANNEL) { // of the other kind, only this thread could ask: it holds the lock
                  assertEquals(0, rig.worker.status().completed());
                }
                looked.add(subject);
              }
            });
    posted.add(rig.post("a"));
    rig.returns();
    assertEquals(List.of(), rig.contained);
    assertEquals(List.of("a"), looked);
    assertEquals(new Outcome.Completed("done"), posted.getFirst().outcome().peek());
  }

  @ParameterizedTest
  @EnumSource
  void aCrashIsToldOnce(Kind kind) {
    Rig rig = new Rig(kind);
    rig.post("a");
    rig.post("b");
    rig.clockFails = true;
    rig.after(rig.worker::query); // the step that is lost
    rig.after(rig.worker::query); // a step after the end, or an answer in the owner's place
    rig.clockFails = false;
    rig.assertTold(
        "Post a: OPEN a RUNNING 1 0 0 0 0 0",
        "Post b: OPEN a RUNNING 2 1 0 0 0 0",
        "Crash : CRASHED null LINGERING 2 0 0 2 0 0");
  }

  @Test
  void aCrashBetweenTwoStepsIsTold() {
    Rig rig = new Rig(Kind.CHANNEL);
    ChannelWorker worker = assertInstanceOf(ChannelWorker.class, rig.worker);
    IllegalStateException cause = new IllegalStateException("no wait");
    worker.crash(cause);
    worker.crash(cause);
    worker.owner().run(); // finds its inbox closed
    rig.assertTold("Crash : CRASHED null NONE 0 0 0 0 0 0");
  }

  @Test
  void aWorkerThatHasStoppedCrashesNoMore() {
    Rig rig = new Rig(Kind.CHANNEL);
    rig.after(() -> rig.worker.shutdown(ShutdownPolicy.NOW));
    assertInstanceOf(ChannelWorker.class, rig.worker).crash(new IllegalStateException("too late"));
    rig.assertTold("Close : STOPPED null NONE 0 0 0 0 0 0");
  }

  @ParameterizedTest
  @EnumSource
  void w11_aSinkThatThrowsIsContainedAlsoInACrash(Kind kind) {
    Rig rig = new Rig(kind);
    Error failure = new AssertionError("deaf");
    rig.worker =
        rig.make(
            (action, subject, after) -> {
              throw failure;
            });
    Ticket ticket = rig.post("a");
    rig.clockFails = true;
    rig.after(ticket::cancel);
    assertEquals(List.of(failure, failure), rig.contained, "one for Post, one for Crash");
    assertInstanceOf(Outcome.Failed.class, ticket.outcome().peek());
    assertEquals(Phase.CRASHED, rig.worker.status().phase());
  }

  @Test
  void thereIsOneSinkThatListensToNothing() {
    Trace<WorkerStatus> none = Trace.none();
    assertSame(none, Seams.production().trace());
    assertSame(none, Trace.<String>none());
  }

  /** The state is missing here, so that whoever looks at it fails: nobody without a sink, somebody with one. */
  @Test
  @SuppressWarnings("NullAway") // the point of it
  void withoutASinkNobodyLooksAtTheState() {
    List<Throwable> contained = new ArrayList<>();
    Seams off = Seams.production().withContained(contained::add);
    Message message = new Message.Query(new Oneshot<>(Parker.JDK));

    actuator(off).trace(message, null);
    actuator(off).traceCrash(null);
    assertEquals(List.of(), contained);

    actuator(off.withTrace((action, subject, after) -> {})).trace(message, null);
    assertInstanceOf(NullPointerException.class, contained.getFirst());
  }

  private static Actuator actuator(Seams seams) {
    return new Actuator(TraceTest::process, seams, new Outlet<>(seams.parker(), () -> {}), message -> {});
  }
}
