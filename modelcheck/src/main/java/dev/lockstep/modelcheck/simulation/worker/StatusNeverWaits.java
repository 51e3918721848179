package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.WorkerStatus;

/**
 * W6: status is answered while a request is in flight, and shows it. (That the pipeline does not run on the thread that
 * is to answer, {@link SimulatedPipeline} sees.)
 */
final class StatusNeverWaits extends Law {
  StatusNeverWaits(WorkerWorld world) {
    super("W6", world);
  }

  @Override
  void status(WorkerStatus status) {
    Job inFlight = world().executing(Job::isOpen);
    if (inFlight != null && !books().phase().isTerminal()) {
      occasion();
      if (!inFlight.id().equals(status.current())) {
        broken(() -> inFlight + " is in flight, and the status is " + status);
      }
    }
  }

  @Override
  void atRest() {
    if (!world().executing().isEmpty()) {
      for (Question<WorkerStatus> query : world().queries()) {
        occasion();
        if (!query.isAnswered()) {
          broken(() -> "a query waits for the end of the execution of " + world().executing());
        }
      }
    }
  }
}
