package dev.lockstep.modelcheck.lincheck.worker;

import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.WorkerStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a worker told its clients, in words; {@link EagerWorker} says the same of what it should have told. */
final class Told {
  private Told() {}

  static String admission(Admission admission) {
    return switch (admission) {
      case Admission.Accepted(long sequence) -> "accepted as " + sequence;
      case Admission.Refused(var reason) -> "refused, " + word(reason);
    };
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed(String result) -> "completed, " + result;
      case Outcome.Failed failed -> "failed";
      case Outcome.TimedOut timedOut -> "timed out";
      case Outcome.Cancelled(var by) -> "cancelled by " + word(by);
      case Outcome.NotRun(var reason) -> "not run, " + word(reason);
    };
  }

  static String status(WorkerStatus status) {
    StringBuilder text = new StringBuilder(word(status.phase()));
    count(text, "accepted", status.accepted());
    count(text, "queued", status.queued());
    current(text, status.current());
    if (status.execution() != Execution.NONE) {
      text.append(", ").append(word(status.execution()));
    }
    count(text, "completed", status.completed());
    count(text, "failed", status.failed());
    count(text, "timed out", status.timedOut());
    count(text, "cancelled", status.cancelled());
    return text.toString();
  }

  static String report(ShutdownReport report) {
    String lingering = report.lingering() == null ? "" : ", left behind " + report.lingering();
    return status(report.last()) + lingering + (report.crash() == null ? "" : ", by a crash");
  }

  private static void current(StringBuilder text, @Nullable String current) {
    if (current != null) {
      text.append(", current ").append(current);
    }
  }

  private static void count(StringBuilder text, String what, long count) {
    if (count != 0) {
      text.append(", ").append(what).append(' ').append(count);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
