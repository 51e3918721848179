package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolFailure;
import dev.lockstep.supervisor.PoolPhase;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.ShutdownPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * S9: a shutdown stops the intake, ends in bounded time, tells everybody the same, and names what was abandoned and
 * what lingers; and nothing is left behind but that.
 */
final class ShutdownIsBounded extends PoolLaw {
  private static final long NEVER = -1;

  private @Nullable PoolReport report;

  /** Since when the pool drains, in time that passed while nobody had anything to do. */
  private long drainsSince = NEVER;

  ShutdownIsBounded(PoolWorld world) {
    super("S9", world);
  }

  @Override
  public void afterStep() {
    if (before().phase().compareTo(PoolPhase.DRAINING) >= 0 && status().accepted() > before().accepted()) {
      broken(() -> "a request was accepted after the shutdown: " + status());
    }
    for (Question<PoolReport> shutdown : world().clients().shutdowns()) {
      PoolReport reply = shutdown.news();
      if (reply != null) {
        occasion();
        reported(reply);
      } else {
        notTooLate(shutdown);
      }
    }
    PoolReport told = report;
    if (told != null && !told.last().equals(status())) {
      broken(() -> "the status is " + status() + " after the pool had ended with " + told.last());
    }
  }

  /** When the grace period is over, what is left is cancelled. */
  @Override
  public void whenQuiet() {
    ShutdownPolicy policy = world().clients().firstPolicy();
    if (books().phase() != PoolPhase.DRAINING || policy == null) {
      return;
    }
    if (drainsSince == NEVER) {
      drainsSince = world().elapsed();
    }
    if (world().elapsed() - drainsSince > policy.grace().toNanos()) {
      broken(() -> "a pool that was shut down with " + policy + " drains beyond its grace period: " + status());
    }
  }

  private void notTooLate(Question<PoolReport> shutdown) {
    ShutdownPolicy policy = world().clients().firstPolicy();
    if (policy != null && !shutdown.isAnswered()) {
      long limit = policy.grace().plus(policy.linger()).toNanos() + Limits.BOUND;
      if (world().elapsed() - shutdown.askedAt() > limit) {
        broken(() -> "a shutdown with " + policy + " takes longer than " + limit / Limits.MILLI + " ms: " + status());
      }
    }
  }

  private void reported(PoolReport reply) {
    PoolReport first = report;
    if (first != null && !reply.equals(first)) {
      broken(() -> "one caller of shutdown was told " + first + ", another one " + reply);
    }
    if (first == null) {
      report = reply;
      names(reply);
    }
  }

  private void names(PoolReport reply) {
    List<String> abandoned =
        books().jobs().stream().filter(ShutdownIsBounded::isAbandoned).map(Job::id).sorted().toList();
    if (!reply.abandoned().stream().sorted().toList().equals(abandoned)) {
      broken(() -> abandoned + " were abandoned, and the report names " + reply.abandoned());
    }
    long notEnded = books().lives().stream().filter(life -> !life.hasEnded()).count();
    if (reply.leftBehind().size() < notEnded) {
      broken(() -> notEnded + " workers have not ended, and the report names " + reply.leftBehind());
    }
    for (Job job : books().jobs()) {
      if (!job.isAnswered()) {
        broken(() -> "the pool has ended, and the client of " + job + " is not answered");
      }
    }
    if (reply.crash() != null && !world().mayCrash()) {
      broken(() -> "nothing has failed that a pool cannot do without, and it ended as after a crash: " + reply);
    }
    if (!reply.last().phase().isTerminal() || (reply.crash() != null) != (reply.last().phase() == PoolPhase.CRASHED)) {
      broken(() -> "the pool has not ended as the report says: " + reply);
    }
  }

  private static boolean isAbandoned(Job job) {
    return switch (job.outcome) {
      case Outcome.Cancelled(Outcome.Canceller by) -> by == Outcome.Canceller.SHUTDOWN;
      case Outcome.Failed(PoolFailure failure) -> failure.reason() != PoolFailure.Reason.WORKER_LOST;
      case null, default -> false;
    };
  }

  @Override
  public void atRest() {
    for (Question<PoolReport> shutdown : world().clients().shutdowns()) {
      if (!shutdown.isAnswered()) {
        broken(() -> "a caller of shutdown was never answered");
      }
    }
    if (report != null && !world().struck(Fault.LISTENER)) {
      for (Life life : books().lives()) {
        if (!life.hasEnded()) {
          broken(() -> "the pool has ended, nothing is left to happen, and " + life + " has not ended");
        }
      }
    }
  }
}
