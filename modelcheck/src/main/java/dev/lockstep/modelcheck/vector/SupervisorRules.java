package dev.lockstep.modelcheck.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Which rules of the supervisor a difference breaks, as far as it can be said from what was seen and without knowing
 * the step. {@code spec/README.md} states the same for ports. Stateless and thread-safe.
 */
final class SupervisorRules {
  private SupervisorRules() {}

  /** The rules that are broken, in their order; none if that depends on the step. */
  static List<String> broken(ObjectNode given, ObjectNode expected, ObjectNode seen) {
    JsonNode status = seen.path("status");
    List<String> broken = new ArrayList<>();
    if (hasAnotherSize(given, status)) {
      broken.add("S1");
    }
    boolean addsUp = outstandingOrSettled(status) == accepted(seen);
    if (!addsUp) {
      broken.add("S4");
    }
    if (!expected.path("waits").equals(seen.path("waits"))) {
      broken.add("S8");
    }
    if (!addsUp || isUnwell(status)) {
      broken.add("S10");
    }
    return broken;
  }

  private static boolean hasAnotherSize(ObjectNode given, JsonNode status) {
    int size = status.path("live").asInt() + status.path("restarting").asInt();
    boolean within = size >= given.path("minWorkers").asInt() && size <= given.path("maxWorkers").asInt();
    return status.path("mode").asText().equals("running")
        && (!within || status.path("retiring").asInt() > given.path("surge").asInt());
  }

  private static int outstandingOrSettled(JsonNode status) {
    return status.path("pending").asInt() + status.path("assigned").asInt() + status.path("completed").asInt()
        + status.path("failed").asInt();
  }

  private static long accepted(ObjectNode seen) {
    return StreamSupport.stream(seen.path("answers").spliterator(), false)
        .filter(answer -> answer.asText().equals("accepted"))
        .count();
  }

  /** Whether a pool that runs says that it is better, or worse, than so many live slots of so many make it. */
  private static boolean isUnwell(JsonNode status) {
    int live = 100 * status.path("live").asInt();
    int target = status.path("target").asInt();
    String health = live >= 80 * target ? "healthy" : live >= 50 * target ? "degraded" : "unhealthy";
    return status.path("mode").asText().equals("running") && !status.path("health").asText().equals(health);
  }
}
