package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes worker histories by hand: each method adds one operation with its interval. */
final class WorkerHistory {
  private final Header header;
  private final List<Operation> operations = new ArrayList<>();

  private WorkerHistory(Header header) {
    this.header = header;
  }

  static WorkerHistory capacity(long capacity) {
    return new WorkerHistory(new Header("worker", Map.of("capacity", capacity, "pipeline", "recorded")));
  }

  static WorkerHistory header(Map<String, @Nullable Object> parameters) {
    return new WorkerHistory(new Header("worker", parameters));
  }

  private WorkerHistory add(
      String name, Map<String, Object> argument, Kind kind, Map<String, Object> result, long from, long to) {
    operations.add(Operation.answered(operations.size(), name, argument, kind, result, from, to));
    return this;
  }

  private WorkerHistory open(String name, Map<String, Object> argument, long from) {
    operations.add(Operation.pending(operations.size(), name, argument, from));
    return this;
  }

  WorkerHistory submit(String request, long from, long to) {
    return add("submit", Map.of("request", request), Kind.OK, Map.of(), from, to);
  }

  WorkerHistory submitUnanswered(String request, long from) {
    return open("submit", Map.of("request", request), from);
  }

  WorkerHistory refused(String request, String reason, long from, long to) {
    return add("submit", Map.of("request", request), Kind.FAIL, Map.of("error", reason), from, to);
  }

  WorkerHistory start(String request, long from, long to) {
    return add("start", Map.of("request", request), Kind.OK, Map.of(), from, to);
  }

  WorkerHistory settle(String request, String outcome, long from, long to) {
    return add("settle", Map.of("request", request, "outcome", outcome), Kind.OK, Map.of(), from, to);
  }

  WorkerHistory settleUnheard(String request, String outcome, long from) {
    return open("settle", Map.of("request", request, "outcome", outcome), from);
  }

  WorkerHistory leave(String request, long from) {
    return open("leave", Map.of("request", request), from);
  }

  WorkerHistory await(String request, String outcome, long from, long to) {
    return add("await", Map.of("request", request), Kind.OK, Map.of("outcome", outcome), from, to);
  }

  WorkerHistory cancel(String request, long from, long to) {
    return add("cancel", Map.of("request", request), Kind.OK, Map.of(), from, to);
  }

  WorkerHistory shutdown(long from, long to) {
    return add("shutdown", Map.of(), Kind.OK, Map.of(), from, to);
  }

  WorkerHistory shutdownUnanswered(long from) {
    return open("shutdown", Map.of(), from);
  }

  WorkerHistory crash(long from, long to) {
    return add("crash", Map.of(), Kind.OK, Map.of(), from, to);
  }

  /** A status; {@code counts} are completed, failed, timed out, cancelled. */
  WorkerHistory status(
      String phase,
      long accepted,
      long queued,
      @Nullable String current,
      boolean occupied,
      long[] counts,
      long from,
      long to) {
    Map<String, @Nullable Object> value = value(phase, accepted, queued, current, occupied, counts);
    return add("status", Map.of(), Kind.OK, Map.of("value", value), from, to);
  }

  static Map<String, @Nullable Object> value(
      String phase, long accepted, long queued, @Nullable String current, boolean occupied, long... counts) {
    Map<String, @Nullable Object> value = new HashMap<>();
    value.put("phase", phase);
    value.put("accepted", accepted);
    value.put("queued", queued);
    value.put("current", current);
    value.put("occupied", occupied);
    value.put("completed", counts[0]);
    value.put("failed", counts[1]);
    value.put("timedOut", counts[2]);
    value.put("cancelled", counts[3]);
    return value;
  }

  History history() {
    List<Operation> sorted = new ArrayList<>(operations);
    sorted.sort(Comparator.comparingLong(Operation::invocation));
    return new History("by hand", header, true, sorted);
  }

  /** The verdict, in a word. */
  String verdict() throws HistoryFormatException {
    return HistoryChecker.check(history(), Limits.within(Duration.ofSeconds(10))).word();
  }
}
