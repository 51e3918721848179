package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Which rules of the worker a difference breaks, as far as it can be said from what was seen and without knowing the
 * step. {@code spec/README.md} states the same for ports. Stateless and thread-safe.
 */
final class WorkerRules {
  private static final List<String> SETTLEMENTS = List.of("completed", "failed", "timedOut", "cancelled");
  private static final List<String> COUNTERS = List.of("accepted", "completed", "failed", "timedOut", "cancelled");
  private static final List<String> ALL_SETTLED = List.of("cancelling", "stopped", "crashed");
  private static final List<String> LAST = List.of("stopped", "crashed");

  private WorkerRules() {}

  /** The rules that are broken, in their order; none if that depends on the step. */
  static List<String> broken(ObjectNode before, ObjectNode expected, ObjectNode seen, int capacity) {
    List<String> broken = new ArrayList<>();
    JsonNode status = seen.path("status");
    if (startsTooMany(expected, seen)) {
      broken.add("W1");
    }
    if (!agreesWithItself(status)) {
      broken.add("W2");
    }
    if (!countsWhatClientsWereTold(seen)) {
      broken.add("W3");
    }
    if (runsRefused(seen) || endsUnsettled(seen)) {
      broken.add("W4");
    }
    if (status.path("queued").asInt() > capacity) {
      broken.add("W7");
    }
    if (reportsWrongly(expected, seen)) {
      broken.add("W10");
    }
    if (crashes(before, expected)) {
      broken.add("W11");
    }
    if (startsAnother(expected, seen)) {
      broken.add("W13");
    }
    if (goesBack(before.path("status"), status)) {
      broken.add("W14");
    }
    return broken;
  }

  /** Something starts although an execution is under way, or lingers. */
  private static boolean startsTooMany(ObjectNode expected, ObjectNode seen) {
    return seen.path("starts").size() > expected.path("starts").size()
        && !expected.path("status").path("execution").asText().equals("none");
  }

  private static boolean agreesWithItself(JsonNode status) {
    boolean active = !status.path("current").isNull();
    boolean running = status.path("execution").asText().equals("running");
    int settled = SETTLEMENTS.stream().mapToInt(how -> status.path(how).asInt()).sum();
    return active == running
        && status.path("accepted").asInt() == status.path("queued").asInt() + (active ? 1 : 0) + settled;
  }

  private static boolean countsWhatClientsWereTold(ObjectNode seen) {
    JsonNode status = seen.path("status");
    long accepted = count(seen.path("admissions"), admission -> admission.has("accepted"));
    return status.path("accepted").asLong() == accepted
        && SETTLEMENTS.stream().allMatch(how -> status.path(how).asLong()
            == count(seen.path("outcomes"), outcome -> outcome.asText().replace("timed-out", "timedOut").equals(how)));
  }

  private static long count(JsonNode object, Predicate<JsonNode> which) {
    return StreamSupport.stream(object.spliterator(), false).filter(which).count();
  }

  private static boolean runsRefused(ObjectNode seen) {
    return StreamSupport.stream(seen.path("starts").spliterator(), false)
        .anyMatch(request -> seen.path("admissions").path(request.asText()).has("refused"));
  }

  /** In a phase in which everything is settled, an accepted request is not. */
  private static boolean endsUnsettled(ObjectNode seen) {
    return ALL_SETTLED.contains(seen.path("status").path("phase").asText())
        && seen.path("admissions").properties().stream()
            .anyMatch(admission -> admission.getValue().has("accepted") && !seen.path("outcomes").has(admission.getKey()));
  }

  /** The worker has ended, and somebody who asked for that has no report, or a wrong one. */
  private static boolean reportsWrongly(ObjectNode expected, ObjectNode seen) {
    return LAST.contains(seen.path("status").path("phase").asText()) && !expected.path("ended").equals(seen.path("ended"));
  }

  /** The owner failed in this step, and what must come of that is not what came of it. */
  private static boolean crashes(ObjectNode before, ObjectNode expected) {
    return isCrashed(expected) && !isCrashed(before);
  }

  private static boolean isCrashed(ObjectNode state) {
    return state.path("status").path("phase").asText().equals("crashed");
  }

  /** In the place of a request that had to start, another one starts. */
  private static boolean startsAnother(ObjectNode expected, ObjectNode seen) {
    JsonNode right = expected.path("starts");
    JsonNode wrong = seen.path("starts");
    return IntStream.range(0, Math.min(right.size(), wrong.size())).anyMatch(i -> !right.get(i).equals(wrong.get(i)));
  }

  private static boolean goesBack(JsonNode before, JsonNode status) {
    return COUNTERS.stream().anyMatch(counter -> status.path(counter).asInt() < before.path(counter).asInt());
  }
}
