package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.WorkerStatus;

/** W3: between two steps, everything that was told is counted once, and everything that is counted was told. */
final class CountsAreLossless extends Law {
  CountsAreLossless(WorkerWorld world) {
    super("W3", world);
  }

  @Override
  void settled(Job job) {
    occasion();
  }

  @Override
  void status(WorkerStatus status) {
    compare("accepted", status.accepted(), books().accepted());
    compare("completed", status.completed(), books().completed());
    compare("failed", status.failed(), books().failed());
    compare("timed out", status.timedOut(), books().timedOut());
    compare("cancelled", status.cancelled(), books().cancelled());
  }

  private void compare(String what, long counted, long told) {
    if (counted != told) {
      broken(() -> "the status counts " + counted + " " + what + ", and clients were told of " + told);
    }
  }
}
