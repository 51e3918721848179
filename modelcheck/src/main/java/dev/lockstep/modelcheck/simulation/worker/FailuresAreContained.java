package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;

/** W11: what others throw does not end the worker, and is reported; an owner that crashes strands nobody. */
final class FailuresAreContained extends Law {
  FailuresAreContained(WorkerWorld world) {
    super("W11", world);
  }

  @Override
  void ended() {
    if (books().phase() != Phase.CRASHED) {
      return;
    }
    occasion();
    if (!world().mayCrash()) {
      broken(() -> "the worker crashed, and nothing failed that it cannot do without");
    }
    for (Job job : books().unanswered()) {
      if (!job.isAnswered()) {
        broken(() -> "the worker has crashed, and the client of " + job + " is not answered");
      }
    }
    for (Job job : books().newlySettled()) {
      occasion();
      if (job.outcome instanceof Outcome.NotRun) {
        broken(() -> job + " was accepted, and is told that it did not run");
      }
    }
  }

  @Override
  void atRest() {
    long struck = world().containable();
    if (struck > 0) {
      occasion();
    }
    if (world().contained() < struck) {
      broken(() -> struck + " seams failed, and " + world().contained() + " failures were reported");
    }
  }
}
