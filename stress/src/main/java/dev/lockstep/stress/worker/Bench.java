package dev.lockstep.stress.worker;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Runner;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Timer;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A worker whose surroundings do nothing by themselves: the clock stands still, an alarm goes off when the test fires
 * it, an execution works when the test lets it, and the owner of a channel worker takes its turns when the test says
 * so.
 *
 * <p>Plain fields: each is touched in the owner's turn (or under the mutex worker's lock) alone, and by the constructor
 * and the arbiter of a test, before and after the race.
 */
final class Bench {
  private static final Request SHORT = new Request("r", "");

  private final Worker worker;
  private final @Nullable Owner<?> owner;
  private volatile boolean clockFails;

  private @Nullable Runnable started;
  private @Nullable Runnable armed;
  private int starts;
  private int interrupts;
  private boolean occupied;
  private boolean overlapped;

  private Bench(boolean channel, int capacity) {
    WorkerPolicy policy = WorkerPolicy.ofCapacity(capacity);
    if (channel) {
      ChannelWorker unstarted = new ChannelWorker(policy, this::process, seams());
      worker = unstarted;
      owner = unstarted.owner();
    } else {
      worker = new MutexWorker(policy, this::process, seams());
      owner = null;
    }
  }

  /** A channel worker whose owner has no thread. */
  static Bench channel(int capacity) {
    return new Bench(true, capacity);
  }

  /** A mutex worker. */
  static Bench mutex(int capacity) {
    return new Bench(false, capacity);
  }

  private Seams seams() {
    Timer timer = (delay, task) -> {
      armed = task;
      return () -> {};
    };
    return new Seams(this::now, timer, this::start, Thread::new, Parker.JDK, Trace.none(), Bench::unexpected);
  }

  private long now() {
    if (clockFails) {
      throw new IllegalStateException("the clock fails");
    }
    return 0;
  }

  private Runner.Run start(Runnable body) {
    starts++;
    overlapped |= occupied;
    occupied = true;
    started = body;
    return () -> interrupts++;
  }

  private String process(Request request) {
    occupied = false;
    return "done";
  }

  private static void unexpected(Throwable failure) {
    throw new IllegalStateException("no seam of this test fails", failure);
  }

  Worker worker() {
    return worker;
  }

  /** Posts a request, and lets the owner deal with it. Before the race. */
  Ticket posted(Request request) {
    Ticket ticket = worker.post(request);
    ownerTurns();
    return ticket;
  }

  Ticket posted() {
    return posted(SHORT);
  }

  /** The execution that was started last, to be let go by an actor. Before the race. */
  Runnable execution() {
    return required(started);
  }

  /** The alarm that was armed last, to be fired by an actor. Before the race. */
  Runnable alarm() {
    return required(armed);
  }

  /**
   * Takes the turns of the channel worker's owner, as {@link Owner#run} would, until there is nothing to do or the
   * worker's life is over. A mutex worker has no owner: there, whoever called has done the work.
   */
  void ownerTurns() {
    if (owner != null) {
      while (!worker.status().phase().isTerminal() && owner.turn()) {
        // a turn was taken
      }
    }
  }

  /** From now on the owner's next step crashes the worker. */
  void breakTheClock() {
    clockFails = true;
  }

  /** How many executions were started. */
  int starts() {
    return starts;
  }

  /** How many executions were interrupted. */
  int interrupts() {
    return interrupts;
  }

  /** 1 if an execution started before the one before it had returned. */
  int overlapped() {
    return overlapped ? 1 : 0;
  }

  /** The reply; null if it was not given, or the call that was to promise it has not returned. */
  static <T> @Nullable T reply(@Nullable Oneshot<T> oneshot) {
    return oneshot == null ? null : oneshot.peek();
  }

  /** 1 if the reply was given, else 0. */
  static int given(@Nullable Oneshot<?> oneshot) {
    return reply(oneshot) == null ? 0 : 1;
  }

  /** What became of a request: 1 completed, 2 cancelled, 3 timed out, 4 failed, 5 not run; 0: nothing yet. */
  static int outcome(@Nullable Ticket ticket) {
    return switch (ticket == null ? null : ticket.outcome().peek()) {
      case null -> 0;
      case Outcome.Completed completed -> 1;
      case Outcome.Cancelled cancelled -> 2;
      case Outcome.TimedOut timedOut -> 3;
      case Outcome.Failed failed -> 4;
      case Outcome.NotRun notRun -> 5;
    };
  }

  /**
   * The answer to a submission: its sequence number, or minus 1 full, 2 stopping, 3 stopped, 4 withdrawn; 0: none
   * yet.
   */
  static int admission(@Nullable Ticket ticket) {
    return switch (ticket == null ? null : ticket.admission().peek()) {
      case null -> 0;
      case Admission.Accepted accepted -> (int) accepted.sequence();
      case Admission.Refused(Refusal reason) -> -1 - reason.ordinal();
    };
  }

  private static Runnable required(@Nullable Runnable prepared) {
    if (prepared == null) {
      throw new IllegalStateException("the test has prepared none");
    }
    return prepared;
  }
}
