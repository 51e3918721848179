package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.WorkerStatus;

/** O1: a read of the watch returns the value that was published last: the state that the owner's last step led to. */
final class WatchIsCurrent extends Law {
  WatchIsCurrent(WorkerWorld world) {
    super("O1", world);
  }

  @Override
  void status(WorkerStatus read) {
    if (!world().hasWatch() || books().traced().isEmpty()) {
      return;
    }
    occasion();
    WorkerStatus published = books().traced().getLast().after();
    if (!read.equals(published)) {
      broken(() -> "the watch shows " + read + ", and the last step led to " + published);
    }
  }
}
