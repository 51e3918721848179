package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Execution;
import dev.lockstep.worker.WorkerStatus;

/**
 * W2: every status agrees with itself, and a query is answered with the state of the moment. That it is the right state
 * is for {@link Specified} to say.
 */
final class StatusIsOneState extends Law {
  StatusIsOneState(WorkerWorld world) {
    super("W2", world);
  }

  @Override
  void queried(WorkerStatus reply) {
    WorkerStatus status = books().status();
    if (status != null && !reply.equals(status)) {
      broken(() -> "a query was answered " + reply + " when the status was " + status);
    }
    agrees(reply);
  }

  @Override
  void status(WorkerStatus status) {
    if (status != books().lastStatus()) {
      agrees(status);
    }
  }

  private void agrees(WorkerStatus status) {
    occasion();
    if (status.accepted() != status.queued() + status.inFlight() + status.settled()) {
      broken(() -> "accepted is not queued + in flight + settled in " + status);
    }
    if (status.active() != (status.execution() == Execution.RUNNING)) {
      broken(() -> "current and execution contradict each other in " + status);
    }
  }
}
