package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerStatus;

/** Observers that can read the status at any time, without asking the owner. */
record Watcher(Worker worker) implements StatusSource {
  @Override
  public WorkerStatus now() {
    return worker.status();
  }

  @Override
  public WorkerStatus afterStep() {
    return worker.status();
  }
}
