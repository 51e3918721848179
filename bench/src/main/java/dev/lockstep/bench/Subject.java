package dev.lockstep.bench;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;

/**
 * The workers that are measured, with a pipeline that does nothing: what is left is the cost of the worker itself.
 *
 * <p>Stateless and thread-safe.
 */
public enum Subject {
  /** {@link MutexWorker}: short write locks, processing outside; its status takes the read lock. */
  MUTEX,
  /** {@link ChannelWorker} with the shipped seams: its owner is a virtual thread, its status reads a watch. */
  CHANNEL;

  private static final WorkerPolicy POLICY = WorkerPolicy.ofCapacity(16);
  private static final Request REQUEST = new Request("request", "");

  /** A running worker of this kind; to be ended with {@link #stop}. */
  Worker start(Seams seams) {
    return switch (this) {
      case MUTEX -> new MutexWorker(POLICY, Request::text, seams);
      case CHANNEL -> new ChannelWorker(POLICY, Request::text, seams).start();
    };
  }

  /**
   * Posts a request and waits for its outcome.
   *
   * @throws IllegalStateException if the request did not complete: its time would be that of something else
   */
  static Outcome roundTrip(Worker worker) throws InterruptedException {
    Outcome outcome = worker.post(REQUEST).outcome().await();
    if (!(outcome instanceof Outcome.Completed)) {
      throw new IllegalStateException("the request did not complete: " + outcome);
    }
    return outcome;
  }

  /**
   * Shuts the worker down and waits until it has stopped.
   *
   * @throws IllegalStateException if it had crashed or left an execution behind: then it was not healthy while measured
   */
  static void stop(Worker worker) throws InterruptedException {
    Oneshot<ShutdownReport> stopped = worker.shutdown(ShutdownPolicy.DEFAULT);
    ShutdownReport report = stopped.await();
    if (report.crash() != null || report.lingering() != null) {
      throw new IllegalStateException("the worker did not stop in order: " + report, report.crash());
    }
  }
}
