package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.storm.record.ExecutionRecord;
import dev.lockstep.modelcheck.storm.record.RequestRecord;
import dev.lockstep.modelcheck.storm.record.RoundRecord;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.Refusal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** W4: the outcome of a request fits what its client, its pipeline and the shutdown did. */
final class SettledOnce implements RoundCheck {
  @Override
  public String rule() {
    return "W4";
  }

  @Override
  public String demands() {
    return "Every accepted request gets exactly one outcome, which fits what its pipeline did; a refused one never "
        + "runs.";
  }

  @Override
  public void examine(RoundRecord round, Consumer<String> seen) {
    for (RequestRecord request : round.requests()) {
      String wrong = wrong(request, round);
      if (wrong != null) {
        seen.accept("request " + request.id() + " " + wrong);
      }
    }
  }

  private static @Nullable String wrong(RequestRecord request, RoundRecord round) {
    if (request.executions().size() > 1) {
      return "ran " + request.executions().size() + " times";
    }
    if (request.admission() instanceof Admission.Refused refused) {
      return refused(request, refused.reason(), round);
    }
    return request.outcome() == null ? null : settled(request, request.outcome(), round);
  }

  private static @Nullable String refused(RequestRecord request, Refusal reason, RoundRecord round) {
    if (request.ran()) {
      return "was refused (" + reason + "), and ran " + Times.at(request.executions().getFirst().entered());
    }
    if (request.outcome() != null && !request.outcome().equals(new Outcome.NotRun(reason))) {
      return "was refused (" + reason + "), and its outcome is " + request.outcome();
    }
    if (reason == Refusal.WITHDRAWN && request.cancelled() >= request.admitted()) {
      return "was refused as withdrawn, but nobody had cancelled it";
    }
    boolean closing = reason == Refusal.STOPPING || reason == Refusal.STOPPED;
    return closing && round.firstClosing() > request.admitted()
        ? "was refused (" + reason + ") before anybody had called shutdown" : null;
  }

  private static @Nullable String settled(RequestRecord request, Outcome outcome, RoundRecord round) {
    return switch (outcome) {
      case Outcome.Completed(String result) -> completed(request, result);
      case Outcome.Failed(Throwable cause) -> failed(request, cause);
      case Outcome.TimedOut timedOut -> request.timeLimit() == null ? "timed out without a time limit" : null;
      case Outcome.Cancelled(Outcome.Canceller by) -> cancelled(request, by, round);
      case Outcome.NotRun notRun -> "was accepted, but its outcome is " + notRun;
    };
  }

  private static @Nullable String completed(RequestRecord request, String result) {
    ExecutionRecord execution = request.ran() ? request.executions().getFirst() : null;
    if (execution == null || execution.left() > request.settled()) {
      return "completed before its pipeline had returned";
    }
    if (!result.equals(execution.returned())) {
      return "completed with another result than its pipeline returned: " + firstLine(result);
    }
    return result.equals(request.expected()) ? null : "completed with a wrong result: " + firstLine(result);
  }

  private static @Nullable String failed(RequestRecord request, Throwable cause) {
    if (!request.ran()) {
      return "failed without having run: " + cause;
    }
    return request.executions().getFirst().thrown() == cause
        ? null : "failed with something its pipeline did not throw: " + cause;
  }

  private static @Nullable String cancelled(RequestRecord request, Outcome.Canceller by, RoundRecord round) {
    long cause = by == Outcome.Canceller.CLIENT ? request.cancelled() : round.firstClosing();
    if (cause == Operation.NEVER || cause > request.settled()) {
      return "was settled as cancelled by " + by + ", who had not done it";
    }
    return null;
  }

  private static String firstLine(String result) {
    return result.lines().findFirst().orElse("(nothing)");
  }
}
