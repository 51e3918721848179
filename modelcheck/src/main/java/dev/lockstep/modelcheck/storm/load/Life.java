package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerFactory;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The life of one worker, through several rounds that each come to rest, until a round shuts it down. */
public final class Life {
  private static final long LOOK_NANOS = 50_000;

  final int capacity;
  final Worker worker;
  final StormPipeline pipeline = new StormPipeline();
  final Journal journal;
  final Turbulence turbulence;
  private volatile WorkerStatus atRest;

  /** A new worker. {@code number} is which one of its storm. */
  public Life(WorkerFactory factory, int capacity, long seed, long number) {
    this(factory, capacity, seed, number, Journal.NONE, Faults.NONE);
  }

  /** As {@link #Life(WorkerFactory, int, long, long)}, with a journal, and with seams that fail. */
  public Life(WorkerFactory factory, int capacity, long seed, long number, Journal journal, Faults faults) {
    this.capacity = capacity;
    this.journal = journal;
    this.turbulence = new Turbulence(seed + number, number % 2 == 0);
    Seams seams = faults.in(turbulence.seams(journal.steps()));
    this.worker = factory.start(WorkerPolicy.ofCapacity(capacity), pipeline, seams);
    this.atRest = worker.status();
  }

  /** The status after the last round. */
  WorkerStatus atRest() {
    return atRest;
  }

  void rests(WorkerStatus status) {
    atRest = status;
  }

  /** Whether a round may follow: the last one left the worker open. */
  public boolean goesOn() {
    return !atRest.phase().isTerminal();
  }

  /**
   * Ends the worker in order, if no round has.
   *
   * @return threads of the worker that live on although it has stopped, in words; empty if all is well
   */
  public List<String> end() throws InterruptedException {
    if (goesOn() && !stops()) {
      return List.of("the worker did not stop within " + Answers.PATIENCE.toSeconds() + " s, at rest");
    }
    if (!await(turbulence::isQuiet)) {
      return List.of("an execution has not ended although its pipeline has returned");
    }
    await(() -> turbulence.liveOwners().isEmpty());
    return turbulence.liveOwners().stream()
        .map(thread -> "thread " + thread.getName() + " still runs after the worker has stopped")
        .toList();
  }

  private boolean stops() throws InterruptedException {
    journal.closes(ShutdownPolicy.DEFAULT);
    boolean stopped = worker.shutdown(ShutdownPolicy.DEFAULT).await(Answers.PATIENCE) != null;
    if (stopped) {
      journal.stopped();
    }
    return stopped;
  }

  /** Leaves a worker that got stuck behind: it is told to stop, by a thread that may get stuck as well. */
  public void abandon() {
    journal.closes(ShutdownPolicy.NOW);
    Thread.ofPlatform().daemon().name("storm-abandon").start(() -> worker.shutdown(ShutdownPolicy.NOW));
  }

  /** Waits until {@code condition} holds; false if it did not within {@link Answers#PATIENCE}. */
  static boolean await(BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > Answers.PATIENCE.toNanos()) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
  }
}
