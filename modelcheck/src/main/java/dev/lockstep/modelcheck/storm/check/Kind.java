package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.WorkerStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The four ways to be settled, each with its counter. */
enum Kind {
  COMPLETED,
  FAILED,
  TIMED_OUT,
  CANCELLED;

  /** The kind of an outcome; null if it settles nothing. */
  static @Nullable Kind of(@Nullable Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed completed -> COMPLETED;
      case Outcome.Failed failed -> FAILED;
      case Outcome.TimedOut timedOut -> TIMED_OUT;
      case Outcome.Cancelled cancelled -> CANCELLED;
      case null, default -> null;
    };
  }

  long count(WorkerStatus status) {
    return switch (this) {
      case COMPLETED -> status.completed();
      case FAILED -> status.failed();
      case TIMED_OUT -> status.timedOut();
      case CANCELLED -> status.cancelled();
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
