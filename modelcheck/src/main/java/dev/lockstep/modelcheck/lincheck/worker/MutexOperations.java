package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.trace.Trace;
import dev.lockstep.worker.MutexWorker;

/** The mutex worker: its callers do the owner's work. */
public final class MutexOperations extends WorkerOperations<MutexWorker> {
  /** Called by Lincheck. */
  public MutexOperations() {
    super(MutexWorker::new, Trace.none());
  }

  @Override
  void settleDown() {
    // It handles everything at once.
  }
}
