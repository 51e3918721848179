package dev.lockstep.modelcheck.simulation.pool;

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

/** A worker of a pool, whose life hears of all that is asked of it. */
final class WatchedWorker implements Worker {
  /** Who is told. */
  interface Observer {
    void given(Request request, Ticket ticket);

    void pinged(Oneshot<Health> reply);

    void dismissed();
  }

  private final Worker worker;
  private final Observer observer;

  WatchedWorker(Worker worker, Observer observer) {
    this.worker = worker;
    this.observer = observer;
  }

  @Override
  public Ticket post(Request request) {
    Ticket ticket = worker.post(request);
    observer.given(request, ticket);
    return ticket;
  }

  @Override
  public Oneshot<Health> ping() {
    Oneshot<Health> reply = worker.ping();
    observer.pinged(reply);
    return reply;
  }

  @Override
  public Oneshot<ShutdownReport> shutdown(ShutdownPolicy policy) {
    observer.dismissed();
    return worker.shutdown(policy);
  }

  @Override
  public WorkerStatus status() {
    return worker.status();
  }

  @Override
  public Oneshot<WorkerStatus> query() {
    return worker.query();
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
  public Oneshot<ShutdownReport> stopped() {
    return worker.stopped();
  }
}
