package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.Closing;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.modelcheck.storm.record.StatusRead;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Phase;
import dev.lockstep.worker.Refusal;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.WorkerStatus;
import java.util.function.Consumer;

/** W10: one report for all, in bounded time, nothing accepted once it has begun, nothing left when it has ended. */
final class ShutdownIsOrderly implements RoundCheck {
  /** What a busy machine may add to grace and linger. */
  static final long SLACK_NANOS = 2_000_000_000;

  @Override
  public String rule() {
    return "W10";
  }

  @Override
  public String demands() {
    return "A shutdown accepts nothing more, settles everything, ends in time, and gives every caller the same report.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    if (round.closings().isEmpty()) {
      return;
    }
    acceptedLate(round, seen);
    ShutdownReport report = null;
    for (Closing closing : round.closings()) {
      ShutdownReport told = closing.report();
      if (told == null) {
        continue;
      }
      if (report != null && !report.equals(told)) {
        seen.accept("two callers of shutdown got different reports: " + report + " and " + told);
      }
      report = told;
      long bound = closing.policy().grace().plus(closing.policy().linger()).toNanos() + SLACK_NANOS;
      if (closing.response() - closing.invocation() > bound) {
        seen.accept("a caller of shutdown had its report after "
            + Times.millis(closing.response() - closing.invocation()));
      }
    }
    if (report != null) {
      last(report, seen);
      afterwards(round, report, seen);
    }
  }

  /** Nothing is accepted of what was posted after somebody had seen that the shutdown had begun. */
  private static void acceptedLate(RoundRecord round, Consumer<String> seen) {
    long begun =
        round.reads().stream()
            .filter(read -> read.status().phase() != Phase.OPEN)
            .mapToLong(StatusRead::response)
            .min()
            .orElse(Operation.NEVER);
    for (RequestRecord request : round.requests()) {
      if (request.posted() > begun && request.accepted()) {
        seen.accept(
            "request " + request.id() + " was posted " + Times.at(request.posted())
                + " and accepted, although a status had said "
                + Times.at(begun) + " that the worker is shutting down");
      }
    }
  }

  private static void last(ShutdownReport report, Consumer<String> seen) {
    WorkerStatus last = report.last();
    if (last.phase() != Phase.STOPPED || report.crash() != null) {
      seen.accept("the shutdown ended in phase " + last.phase() + ", crash " + report.crash());
    }
    if (last.queued() != 0 || last.active() || last.accepted() != last.settled()) {
      seen.accept(
          "the shutdown ended with accepted " + last.accepted() + " but settled " + last.settled() + ", queued "
              + last.queued()
              + ", current " + last.current());
    }
  }

  private static void afterwards(RoundRecord round, ShutdownReport report, Consumer<String> seen) {
    long ended = round.firstReport().orElse(Operation.NEVER);
    for (StatusRead read : round.reads()) {
      if (read.invocation() > ended && !read.status().equals(report.last())) {
        seen.accept("after the end, status says " + read.status() + ", the report said " + report.last());
      }
    }
    for (RequestRecord request : round.requests()) {
      boolean refused = new Admission.Refused(Refusal.STOPPED).equals(request.admission());
      if (request.posted() > ended && request.admission() != null && !refused) {
        seen.accept("request " + request.id() + " was posted after the end, and was told " + request.admission());
      }
      if (report.lingering() == null) {
        request.executions().forEach(execution -> leftBehind(request, execution, ended, seen));
      }
    }
  }

  private static void leftBehind(RequestRecord request, ExecutionRecord execution, long ended, Consumer<String> seen) {
    if (execution.left() > ended) {
      seen.accept(
          "the report of " + Times.millis(ended) + " says that no execution was left behind, but that of "
              + request.id()
              + " left " + Times.at(execution.left()));
    }
  }
}
