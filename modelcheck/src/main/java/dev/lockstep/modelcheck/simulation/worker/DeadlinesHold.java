package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import java.time.Duration;

/** W9: a request that has a time limit times out when the owner learns that it is over, and not before. */
final class DeadlinesHold extends Law {
  DeadlinesHold(WorkerWorld world) {
    super("W9", world);
  }

  @Override
  void traced(Traced step) {
    Job job = step.job();
    if (job != null && step.is("Deadline") && books().phase() != Phase.CRASHED) {
      occasion();
      if (job.isOpen()) {
        broken(() -> "the owner has learned that the time of " + job + " is over, and it is not settled");
      }
    }
  }

  @Override
  void settled(Job job) {
    if (job.outcome instanceof Outcome.TimedOut) {
      timedOut(job);
    }
  }

  private void timedOut(Job job) {
    Duration limit = job.request().timeLimit();
    boolean decided = books().traced().stream().anyMatch(step -> step.job() == job && step.is("Deadline"));
    if (!decided) {
      broken(() -> "the client of " + job + " was told that its time is over, in a step that was not its owner's");
    }
    if (limit == null) {
      broken(() -> job + " timed out, and has no time limit");
    } else if (world().simulation().now() < job.acceptedAt + limit.toNanos() && !world().struck(SeamFault.TIMER)) {
      broken(() -> job + " timed out before its time was over");
    }
  }

  @Override
  void atRest() {
    for (Job job : books().jobs()) {
      if (job.isOpen() && job.request().timeLimit() != null) {
        broken(() -> "the time of " + job + " is over, nothing is left to happen, and it is not settled");
      }
    }
  }
}
