package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;

/**
 * W8: what is cancelled before its start never runs; in flight it settles in the step that handles the cancellation, and
 * its execution is interrupted, and no other.
 */
final class CancellationIsExact extends Law {
  CancellationIsExact(WorkerWorld world) {
    super("W8", world);
  }

  @Override
  void started(Job job) {
    if (job.isSettled() && !books().newlySettled().contains(job)) {
      broken(() -> job + " was settled as " + job.outcome + ", and started afterwards");
    }
  }

  @Override
  void traced(Traced step) {
    Job job = step.job();
    if (job != null && step.is("Cancel")) {
      occasion();
      settlesAtOnce(job);
    }
  }

  @Override
  void settled(Job job) {
    Execution execution = job.execution;
    if (execution != null && world().executing().contains(execution)) {
      occasion();
      if (!execution.interrupted && !world().struck(SeamFault.INTERRUPT) && !faultsInterfere()) {
        broken(() -> job + " settled as " + job.outcome + " while its pipeline runs, which was not interrupted");
      }
    }
  }

  @Override
  void afterStep() {
    for (Execution interrupted : world().interrupted()) {
      if (interrupted.job != null && !interrupted.job.isSettled()) {
        broken(() -> "the execution of " + interrupted + " was interrupted, and its request is not settled");
      }
    }
  }

  private void settlesAtOnce(Job job) {
    if (job.isOpen()) {
      broken(() -> "the owner has handled the cancellation of " + job + ", which is not settled");
    }
    if (job.waiting) {
      broken(() -> "the owner has handled the cancellation of " + job + ", which still waits for room");
    }
    if (books().newlyRefused().contains(job)
        && job.admission instanceof Admission.Refused(Refusal reason)
        && reason != Refusal.WITHDRAWN
        && !books().phase().isTerminal()) {
      broken(() -> job + " was cancelled while it waited for room, and refused as " + reason);
    }
    if (books().newlySettled().contains(job) && !(job.outcome instanceof Outcome.Cancelled) && !faultsInterfere()) {
      broken(() -> job + " settled as " + job.outcome + " when its cancellation was handled");
    }
  }

  /** A seam that failed in the same step, or a crash, may have come first. */
  private boolean faultsInterfere() {
    return books().phase() == Phase.CRASHED || books().traced().size() > 1;
  }
}
