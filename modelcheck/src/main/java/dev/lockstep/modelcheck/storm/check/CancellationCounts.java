package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.worker.Outcome;
import java.util.function.Consumer;

/**
 * W8: a request cancelled before its start never runs; one cancelled during it is settled at once and interrupted.
 *
 * <p>A client cannot know when the worker handles its cancellation, so one case that went the other way proves nothing,
 * unless the delay is out of all proportion. For the rest the storm as a whole is judged: not one of many.
 */
final class CancellationCounts implements RoundCheck {
  static final int CANDIDATES = 10;
  static final long GENEROUS_NANOS = 1_000_000_000;

  /** How much longer the start, or the end, must have been away for a case to count. */
  private static final long MARGIN_NANOS = 1_000_000;

  private final Tally before = new Tally();
  private final Tally during = new Tally();

  /** Cases of one kind, and how many went as they should. */
  private static final class Tally {
    private long cases;
    private long good;

    void add(boolean well) {
      cases++;
      good += well ? 1 : 0;
    }

    boolean neverGood() {
      return cases >= CANDIDATES && good == 0;
    }
  }

  @Override
  public String rule() {
    return "W8";
  }

  @Override
  public String demands() {
    return "A request that is cancelled before its start never runs; cancelled during it, it is settled at once and "
        + "interrupted.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    for (RequestRecord request : round.requests()) {
      if (request.cancelled() == Operation.NEVER || !request.accepted()) {
        continue;
      }
      request.executions().forEach(execution -> late(request, execution, seen));
      if (!request.isSettled()) {
        continue;
      }
      if (wasBlocked(request, round)) {
        before.add(!request.ran() && request.outcome() instanceof Outcome.Cancelled);
      } else if (request.ran()) {
        countDuring(request);
      }
    }
    judge(before, "requests that were cancelled while they had to wait behind another one, all ran", seen);
    judge(during, "requests that were cancelled while their pipeline was at work, none was settled before it left",
        seen);
  }

  private static void late(RequestRecord request, ExecutionRecord execution, Consumer<String> seen) {
    long since = execution.left() - request.cancelled();
    if (execution.entered() - request.cancelled() > GENEROUS_NANOS) {
      seen.accept(
          "request " + request.id() + " began to run " + Times.millis(execution.entered() - request.cancelled())
              + " after it had been cancelled");
    } else if (execution.left() != Operation.NEVER && since > GENEROUS_NANOS && !execution.interrupted()) {
      seen.accept(
          "request " + request.id() + " was cancelled " + Times.at(request.cancelled())
              + ", its pipeline ran for another "
              + Times.millis(since) + " and was not interrupted");
    }
  }

  /** Whether another pipeline was at work when it was cancelled, and stayed for a while. */
  private static boolean wasBlocked(RequestRecord request, RoundRecord round) {
    return request.admitted() <= request.cancelled()
        && round.requests().stream()
            .filter(other -> !other.id().equals(request.id()))
            .flatMap(other -> other.executions().stream())
            .anyMatch(
                execution ->
                    execution.entered() < request.cancelled()
                        && execution.left() > request.cancelled() + MARGIN_NANOS
                        && execution.left() != Operation.NEVER);
  }

  private void countDuring(RequestRecord request) {
    ExecutionRecord execution = request.executions().getFirst();
    boolean inside =
        execution.entered() <= request.cancelled() && execution.left() > request.cancelled() + MARGIN_NANOS;
    if (inside && execution.left() != Operation.NEVER) {
      during.add(request.settled() < execution.left());
    }
  }

  private static void judge(Tally tally, String what, Consumer<String> seen) {
    if (tally.neverGood()) {
      seen.accept("of " + tally.cases + " " + what);
      tally.cases = 0;
    }
  }
}
