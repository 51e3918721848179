package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.worker.MutexWorker;

/** The mutex worker: the same operations, and no owner. */
public final class MutexOperations extends WorkerOperations<MutexWorker> {
  /** Called by Lincheck. */
  public MutexOperations() {
    super(MutexWorker::new);
  }
}
