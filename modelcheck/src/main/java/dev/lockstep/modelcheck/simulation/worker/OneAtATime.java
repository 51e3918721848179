package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Execution;
import dev.lockstep.worker.WorkerStatus;

/** W1: no execution starts before the one before has returned, and one that lingers is shown. */
final class OneAtATime extends Law {
  OneAtATime(WorkerWorld world) {
    super("W1", world);
  }

  @Override
  void started(Job job) {
    if (world().executing().size() > 1) {
      broken(() -> "executions of " + world().executing() + " are under way at once");
    }
  }

  @Override
  void status(WorkerStatus status) {
    Job lingering = world().executing(Job::isSettled);
    if (lingering != null && !books().phase().isTerminal()) {
      occasion();
      if (status.current() != null || status.execution() != Execution.LINGERING) {
        broken(() -> "the execution of " + lingering + " lingers, and the status is " + status);
      }
    }
  }
}
