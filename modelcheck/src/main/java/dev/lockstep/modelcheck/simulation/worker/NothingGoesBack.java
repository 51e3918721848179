package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.WorkerStatus;

/** W14: no counter and no uptime goes back. */
final class NothingGoesBack extends Law {
  NothingGoesBack(WorkerWorld world) {
    super("W14", world);
  }

  @Override
  void status(WorkerStatus now) {
    WorkerStatus before = books().lastStatus();
    if (before == null || now == before) {
      return;
    }
    occasion();
    if (now.accepted() < before.accepted()
        || now.completed() < before.completed()
        || now.failed() < before.failed()
        || now.timedOut() < before.timedOut()
        || now.cancelled() < before.cancelled()
        || now.uptimeNanos() < before.uptimeNanos()) {
      broken(() -> now + " came after " + before);
    }
  }
}
