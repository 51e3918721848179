package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.WorkerStatus;
import org.jspecify.annotations.Nullable;

/** W10: shutdown drains, cancels what is left after the grace period, ends, and tells everybody the same. */
final class ShutdownEnds extends Law {
  private @Nullable ShutdownReport report;
  private @Nullable ShutdownPolicy policy;
  private long closedAt;

  ShutdownEnds(WorkerWorld world) {
    super("W10", world);
  }

  /** When the owner learns that a period is over, it is over. */
  @Override
  void traced(Traced step) {
    if (step.is("Close") && policy == null) {
      policy = world().firstPolicy();
      closedAt = world().simulation().now();
    }
    if (step.is("Grace") && books().phase() == Phase.DRAINING) {
      broken(() -> "the grace period is over, and the worker goes on draining");
    }
    if (step.is("Linger") && !books().phase().isTerminal()) {
      broken(() -> "the linger period is over, and the worker is " + books().phase());
    }
  }

  @Override
  void settled(Job job) {
    if (job.outcome instanceof Outcome.Cancelled(Outcome.Canceller by) && by == Outcome.Canceller.SHUTDOWN) {
      occasion();
      notBeforeGraceIsOver(job);
    }
  }

  @Override
  void status(WorkerStatus status) {
    ShutdownReport told = report;
    if (told != null && !status.equals(told.last())) {
      broken(() -> "the status is " + status + " after the worker had ended, and reported " + told);
    }
  }

  private void notBeforeGraceIsOver(Job job) {
    ShutdownPolicy asked = policy;
    boolean early = asked == null || world().simulation().now() < closedAt + asked.grace().toNanos();
    if (early && !world().struck(SeamFault.TIMER)) {
      broken(() -> job + " was cancelled by shutdown within its grace period");
    }
  }

  @Override
  void reported(ShutdownReport reply) {
    occasion();
    ShutdownReport first = report == null ? reply : report;
    report = first;
    if (!reply.equals(first)) {
      broken(() -> "one caller of shutdown was told " + first + ", another one " + reply);
    }
    if (!books().phase().isTerminal()) {
      broken(() -> "shutdown was reported in phase " + books().phase());
    }
    if ((reply.crash() != null) != (books().phase() == Phase.CRASHED)) {
      broken(() -> "the worker is " + books().phase() + ", and the report is " + reply);
    }
  }

  @Override
  void atRest() {
    if (!world().shutdowns().isEmpty()) {
      occasion();
      if (!books().phase().isTerminal()) {
        broken(() -> "shutdown was asked for, nothing is left to happen, and the worker is " + books().phase());
      }
      for (Question<ShutdownReport> shutdown : world().shutdowns()) {
        if (!shutdown.isAnswered()) {
          broken(() -> "a caller of shutdown was never answered");
        }
      }
    }
  }
}
