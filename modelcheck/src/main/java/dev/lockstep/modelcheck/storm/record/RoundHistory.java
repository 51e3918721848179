package dev.lockstep.modelcheck.storm.record;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Outcome;
import dev.lockstep.worker.WorkerStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A round as a history of the model {@code worker}: each operation spans the instant at which the worker did what it
 * says.
 *
 * <p>What the harness knows of the worker's own steps makes the check sharp and quick: a request started between its
 * submission and the entry of its pipeline; it was settled between the earliest possible cause of that outcome and the
 * moment at which its client held it; the end of a lingering execution comes some time after the pipeline left.
 *
 * <p>Readers of status keep their process. Everything else has one of its own: a client may have several calls open.
 */
public final class RoundHistory {
  private final RoundRecord round;
  private final List<Operation> operations = new ArrayList<>();
  private int nextProcess;

  private RoundHistory(RoundRecord round) {
    this.round = round;
    this.nextProcess = round.reads().stream().mapToInt(StatusRead::process).max().orElse(-1) + 1;
  }

  /** The history of {@code round}; {@code source} names it in messages. */
  public static History of(RoundRecord round, String source) {
    return new RoundHistory(round).build(source);
  }

  private History build(String source) {
    round.requests().forEach(this::add);
    for (Closing closing : round.closings()) {
      add("shutdown", Map.of(), Map.of(), closing.invocation(), closing.response());
    }
    for (StatusRead read : round.reads()) {
      operations.add(
          Operation.answered(
              read.process(), "status", Map.of(), Kind.OK, Map.of("value", value(read.status())), read.invocation(),
              read.response()));
    }
    operations.sort(Comparator.comparingLong(Operation::invocation));
    Map<String, @Nullable Object> header = new LinkedHashMap<>();
    header.put("capacity", (long) round.capacity());
    header.put("pipeline", "recorded"); // even if nothing ran at all
    header.put("initial", value(round.before()));
    return new History(source, new Header("worker", header), true, operations);
  }

  private void add(RequestRecord request) {
    Map<String, @Nullable Object> name = Map.of("request", request.id());
    if (request.admission() instanceof Admission.Refused refused) {
      operations.add(
          Operation.answered(
              nextProcess++, "submit", name, Kind.FAIL, Map.of("error", word(refused.reason())), request.posted(),
              request.admitted()));
    } else {
      add("submit", name, Map.of(), request.posted(), request.admitted());
    }
    if (request.cancelled() != Operation.NEVER) {
      add("cancel", name, Map.of(), request.cancelled(), request.cancelReturned());
    }
    for (ExecutionRecord execution : request.executions()) {
      add("start", name, Map.of(), request.posted(), execution.entered());
    }
    String outcome = outcome(request.outcome());
    if (outcome != null) {
      settled(request, outcome);
    }
  }

  private void settled(RequestRecord request, String outcome) {
    Map<String, @Nullable Object> argument = Map.of("request", request.id(), "outcome", outcome);
    add("settle", argument, Map.of(), Math.min(cause(request), request.settled()), request.settled());
    add("await", Map.of("request", request.id()), Map.of("outcome", outcome), request.awaited(), request.settled());
    boolean abandoned = request.outcome() instanceof Outcome.TimedOut || request.outcome() instanceof Outcome.Cancelled;
    for (ExecutionRecord execution : request.executions()) {
      if (abandoned && execution.left() != Operation.NEVER) {
        add("leave", Map.of("request", request.id()), Map.of(), execution.left(), Operation.NEVER);
      }
    }
  }

  /** The earliest instant at which the worker can have had a reason for this outcome. */
  private long cause(RequestRecord request) {
    long cause =
        switch (request.outcome()) {
          case Outcome.Cancelled(Outcome.Canceller by) when by == Outcome.Canceller.CLIENT -> request.cancelled();
          case Outcome.Cancelled cancelled -> round.firstClosing();
          case Outcome.TimedOut timedOut -> request.earliestDeadline();
          case null, default ->
              request.executions().stream().mapToLong(ExecutionRecord::left).min().orElse(request.posted());
        };
    return Math.max(cause, request.posted());
  }

  private void add(
      String operation,
      Map<String, @Nullable Object> argument,
      Map<String, @Nullable Object> result,
      long invocation,
      long response) {
    operations.add(
        response == Operation.NEVER
            ? Operation.pending(nextProcess++, operation, argument, invocation)
            : Operation.answered(nextProcess++, operation, argument, Kind.OK, result, invocation, response));
  }

  private static @Nullable String outcome(@Nullable Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed completed -> "completed";
      case Outcome.Failed failed -> "failed";
      case Outcome.TimedOut timedOut -> "timed-out";
      case Outcome.Cancelled cancelled -> "cancelled";
      case null, default -> null;
    };
  }

  private static Map<String, @Nullable Object> value(WorkerStatus status) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("phase", word(status.phase()));
    value.put("accepted", status.accepted());
    value.put("queued", (long) status.queued());
    value.put("current", status.current());
    value.put("occupied", status.execution() != Execution.NONE);
    value.put("completed", status.completed());
    value.put("failed", status.failed());
    value.put("timedOut", status.timedOut());
    value.put("cancelled", status.cancelled());
    return value;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
