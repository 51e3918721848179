package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.storm.record.RoundHistory;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** W2: the fields of a status agree with each other, and the round as a whole is linearizable. */
public final class StatusIsOneState implements RoundCheck {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(5), 64L << 20);

  private long undecided;
  private @Nullable String reason;

  @Override
  public String rule() {
    return "W2";
  }

  @Override
  public String demands() {
    return "Every status is the state at one instant between its call and its return.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    boolean agree = true;
    for (StatusRead read : round.reads()) {
      String odd = odd(read.status());
      if (odd != null) {
        agree = false;
        seen.accept("status read " + Times.at(read.invocation()) + ": " + odd + ": " + read.status());
      }
    }
    if (agree && round.complete()) {
      linearize(round, seen);
    }
  }

  private void linearize(RoundRecord round, Consumer<String> seen) {
    Verdict verdict;
    try {
      verdict = HistoryChecker.check(RoundHistory.of(round, "round " + round.index()), LIMITS);
    } catch (HistoryFormatException | IllegalArgumentException malformed) {
      seen.accept("what was seen makes no history: " + malformed.getMessage());
      return;
    }
    switch (verdict) {
      case Verdict.Ok ok -> {
        // linearizable, and the order was replayed
      }
      case Verdict.Illegal illegal -> {
        if (illegal.isVerified()) {
          seen.accept("the round is not linearizable: " + illegal.explanation());
        } else {
          undecided++;
          reason = "called illegal, but " + illegal.objection();
        }
      }
      case Verdict.Unknown unknown -> {
        undecided++;
        reason = unknown.reason();
      }
    }
  }

  private static @Nullable String odd(WorkerStatus status) {
    if (status.accepted() != status.queued() + status.inFlight() + status.settled()) {
      return "accepted " + status.accepted() + " is not queued " + status.queued() + " + in flight " + status.inFlight()
          + " + settled " + status.settled();
    }
    if (status.active() != (status.execution() == Execution.RUNNING)) {
      return "current is " + status.current() + ", but execution " + status.execution();
    }
    return null;
  }

  /** Rounds of which the checker could not tell within its limits. */
  public long undecided() {
    return undecided;
  }

  /** Why it could not tell, of the last such round; null if there was none. */
  public @Nullable String reason() {
    return reason;
  }
}
