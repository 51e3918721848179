package dev.lockstep.orchestrator;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.Supervisor;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everything that it takes to have requests processed, in one object: a bounded intake, a supervised pool of workers,
 * the stream of their results, and metrics of it. To be started once, and closed.
 *
 * <p>There is one stream. The metrics are its first reader, any number of subscribers are the others, and none of them
 * delays another (but for a subscriber that chooses to block: then the intake stops at its own bound).
 *
 * <p>Thread-safety: every method may be called by any thread at any time, also after the end; {@link #close} waits, the
 * others do not. Memory effects: those of {@link Supervisor}; and a result is in the metrics before it is revealed.
 *
 * <p>After {@link #close}, no thread, timer or task of it is left, whatever the order of close, crash and submit was,
 * but for what the report names as left behind.
 */
public final class Orchestrator implements AutoCloseable {
  private final ShutdownPolicy atTheEnd;
  private final Meter meter = new Meter();
  private final Supervisor supervisor;

  /** Whether it was started, or ended before. */
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * An orchestrator that does nothing yet.
   *
   * @param policy the bounds of the pool, its intake among them
   * @param factory makes the workers
   * @param pipeline what the workers do
   * @param seams the surroundings; a meter among them hears of each result after this one's own
   * @param atTheEnd how long {@link #close} may take
   */
  public Orchestrator(
      PoolPolicy policy, WorkerFactory factory, Pipeline pipeline, PoolSeams seams, ShutdownPolicy atTheEnd) {
    this.atTheEnd = atTheEnd;
    this.supervisor = new Supervisor(policy, factory, pipeline, seams.withMeter(meter.andThen(seams.meter())));
  }

  /** An orchestrator on the running JVM, which has {@link ShutdownPolicy#DEFAULT} to close. */
  public Orchestrator(PoolPolicy policy, WorkerFactory factory, Pipeline pipeline) {
    this(policy, factory, pipeline, PoolSeams.production(), ShutdownPolicy.DEFAULT);
  }

  /** Starts the pool. To be called once. If there is no thread for it, this throws, and everybody is answered. */
  public Orchestrator start() {
    if (!begun.compareAndSet(false, true)) {
      throw new IllegalStateException("it was started or ended before");
    }
    supervisor.start();
    return this;
  }

  /** Submits a request. Whether it was accepted, and what became of it, is told by the ticket. */
  public PoolTicket submit(Request request) {
    return supervisor.submit(request);
  }

  /** The results: one for each accepted request, in the order of settling. */
  public Feed<PoolResult> results() {
    return supervisor.results();
  }

  /**
   * The metrics of all results so far, at one instant between call and return, and how deep the queue was a moment
   * later. Two volatile loads.
   */
  public Metrics metrics() {
    return meter.metrics().withQueued(supervisor.status().pending());
  }

  /** The state of the pool at one instant between call and return. One volatile load. */
  public PoolStatus status() {
    return supervisor.status();
  }

  /** The pool itself, to change its size, or for an engine that takes the owner's turns. */
  public Supervisor supervisor() {
    return supervisor;
  }

  /**
   * Ends it as {@code policy} says, without waiting. The first call counts, {@link #close} included. If it was never
   * started, there is no owner to drain it: whatever was submitted is answered as after a crash.
   */
  public Oneshot<PoolReport> shutdown(ShutdownPolicy policy) {
    if (begun.compareAndSet(false, true)) {
      supervisor.crash(new IllegalStateException("it was ended before it was started"));
    }
    return supervisor.shutdown(policy);
  }

  /**
   * Ends it, and waits until it has ended, which takes as long as the policy allows at most. An interrupt does not end
   * the wait; the thread is interrupted again when this returns.
   */
  @Override
  public void close() {
    Oneshot<PoolReport> end = shutdown(atTheEnd);
    boolean interrupted = false;
    while (end.peek() == null) {
      try {
        end.await();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
