package dev.lockstep.modelcheck.subject;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerResult;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;

/**
 * A worker whose status is asked of the owner each time, as the status query channel does it: {@link #status} is {@link
 * #query} and a wait for the reply. So, unlike a watch, it must not be called by the owner itself.
 *
 * <p>An interrupt does not end the wait; the thread is interrupted again when the status returns.
 */
public final class AskingWorker implements Worker {
  private final Worker worker;

  /** Asks {@code worker}. */
  public AskingWorker(Worker worker) {
    this.worker = worker;
  }

  @Override
  public Ticket post(Request request) {
    return worker.post(request);
  }

  @Override
  public WorkerStatus status() {
    Oneshot<WorkerStatus> reply = worker.query();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return reply.await();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Oneshot<WorkerStatus> query() {
    return worker.query();
  }

  @Override
  public Oneshot<Health> ping() {
    return worker.ping();
  }

  @Override
  public Health probe(Duration limit) throws InterruptedException {
    return worker.probe(limit);
  }

  @Override
  public Feed<WorkerResult> results() {
    return worker.results();
  }

  @Override
  public Oneshot<ShutdownReport> shutdown(ShutdownPolicy policy) {
    return worker.shutdown(policy);
  }

  @Override
  public Oneshot<ShutdownReport> stopped() {
    return worker.stopped();
  }
}
