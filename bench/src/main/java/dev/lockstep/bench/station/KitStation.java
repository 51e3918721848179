package dev.lockstep.bench.station;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Worker;

/** A worker of the kit. */
final class KitStation implements Station {
  private static final Request REQUEST = new Request("request", "");

  /** One of the two ways to read a status. */
  private interface Reading {
    boolean showsActive() throws InterruptedException;
  }

  private final Worker worker;
  private final Reading reading;

  private KitStation(Worker worker, Reading reading) {
    this.worker = worker;
    this.reading = reading;
  }

  /** Status is {@link Worker#status}. */
  static KitStation reading(Worker worker) {
    return new KitStation(worker, () -> worker.status().active());
  }

  /** Status is {@link Worker#query}, and its answer. */
  static KitStation asking(Worker worker) {
    return new KitStation(worker, () -> worker.query().await().active());
  }

  @Override
  public Oneshot<Outcome> post() {
    return worker.post(REQUEST).outcome();
  }

  @Override
  public boolean showsActive() throws InterruptedException {
    return reading.showsActive();
  }

  @Override
  public void close() throws InterruptedException {
    ShutdownReport report = worker.shutdown(ShutdownPolicy.DEFAULT).await();
    if (report.crash() != null || report.lingering() != null) {
      throw new IllegalStateException("the worker did not stop in order: " + report, report.crash());
    }
  }
}
