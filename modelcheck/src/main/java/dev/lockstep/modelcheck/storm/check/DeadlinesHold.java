package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.worker.Outcome;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * W9: nothing times out before its limit, nothing goes on long after it, and a time-out is the worker's decision:
 * counted.
 */
final class DeadlinesHold implements RoundCheck {
  static final long GENEROUS_NANOS = 1_000_000_000;

  @Override
  public String rule() {
    return "W9";
  }

  @Override
  public String demands() {
    return "A request past its time limit is settled as timed out, once, by the worker and not by the timer, and "
        + "none before it.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    for (RequestRecord request : round.requests()) {
      Duration limit = request.timeLimit();
      if (limit == null) {
        continue;
      }
      boolean timedOut = request.outcome() instanceof Outcome.TimedOut;
      if (timedOut && request.settled() < request.earliestDeadline()) {
        seen.accept(
            "request " + request.id() + " with a limit of " + Times.millis(limit.toNanos()) + " timed out "
                + Times.millis(request.settled() - request.posted()) + " after it was posted");
      } else if (!timedOut && request.isSettled()) {
        overdue(request, limit, seen);
      }
    }
    CountBeforeReply.examine(round, Kind.TIMED_OUT, seen);
  }

  /** A pipeline that ran for long after the limit, and whose request was settled as anything else only then. */
  private static void overdue(RequestRecord request, Duration limit, Consumer<String> seen) {
    long bound = request.admitted() + limit.toNanos() + GENEROUS_NANOS;
    for (ExecutionRecord execution : request.executions()) {
      if (execution.left() != Operation.NEVER && execution.left() > bound && request.settled() > bound) {
        seen.accept(
            "request " + request.id() + " with a limit of " + Times.millis(limit.toNanos())
                + " was accepted by " + Times.millis(request.admitted()) + ", ran until "
                + Times.millis(execution.left())
                + " and never timed out: " + request.outcome());
      }
    }
  }
}
