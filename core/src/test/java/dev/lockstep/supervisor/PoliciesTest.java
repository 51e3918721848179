package dev.lockstep.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What policies refuse, alone and together, and that they say why. */
class PoliciesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration ZERO = Duration.ZERO;
  private static final WorkerPolicy WORKER = WorkerPolicy.ofCapacity(1);

  private static void assertRefused(String why, Executable policy) {
    assertEquals(why, assertThrows(IllegalArgumentException.class, policy).getMessage());
  }

  @Test
  void restart() {
    assertRefused("restarts is negative: -1", () -> new RestartPolicy(-1, MINUTE, SECOND, SECOND));
    assertRefused("window is not positive: PT0S", () -> new RestartPolicy(1, ZERO, SECOND, SECOND));
    assertRefused("first backoff is not positive: PT0S", () -> new RestartPolicy(1, MINUTE, ZERO, SECOND));
    assertRefused("longest backoff is not positive: PT0S", () -> new RestartPolicy(1, MINUTE, SECOND, ZERO));
    assertRefused(
        "window is longer than a century: PT876601H",
        () -> new RestartPolicy(1, Duration.ofHours(876_601), SECOND, SECOND));
    assertRefused(
        "backoffs would get shorter: the first is PT1M, the longest PT1S",
        () -> new RestartPolicy(1, MINUTE, MINUTE, SECOND));
    assertRefused(
        "a backoff of PT1M outlasts the window of PT1S: a worker that dies at once, for ever,"
            + " would not reach the limit",
        () -> new RestartPolicy(1, SECOND, SECOND, MINUTE));
    assertEquals(0, new RestartPolicy(0, SECOND, SECOND, MINUTE).restarts(), "without any restart there is no loop");
  }

  @Test
  void aCenturyIsForEverAndTheLongestTimeThereIs() {
    Duration century = Duration.ofDays(36_525);
    Duration longer = Duration.ofSeconds(Long.MAX_VALUE);
    String why = " is longer than a century: " + longer;
    assertRefused("window" + why, () -> new RestartPolicy(1, longer, SECOND, SECOND));
    assertRefused("longest backoff" + why, () -> new RestartPolicy(1, MINUTE, SECOND, longer));
    assertRefused("interval" + why, () -> new HealthPolicy(longer, 1));
    assertRefused("interval" + why, () -> new ScalingPolicy(1, 2, 1, 1, 1, longer, longer));
    assertRefused("cool-down" + why, () -> new ScalingPolicy(1, 2, 1, 1, 1, SECOND, longer));
    RestartWindow window = new RestartWindow(new RestartPolicy(1, century, century, century));
    window.count(0);
    assertFalse(window.hasRoom(Duration.ofDays(365).toNanos()));
  }

  @Test
  void scaling() {
    assertRefused(
        "min is less than 1: 0; a pool without workers settles nothing",
        () -> new ScalingPolicy(0, 1, 1, 1, 1, SECOND, SECOND));
    assertRefused("max is less than min: 1 and 2", () -> new ScalingPolicy(2, 1, 1, 1, 1, SECOND, SECOND));
    assertRefused("surge is negative: -1", () -> new ScalingPolicy(1, 1, -1, 1, 1, SECOND, SECOND));
    assertRefused(
        "surge is 0: a pool of 1 to 2 slots could never shrink, because no slot may retire",
        () -> new ScalingPolicy(1, 2, 0, 1, 1, SECOND, SECOND));
    assertRefused(
        "growAt is less than 1: 0; the pool would grow while nothing waits",
        () -> new ScalingPolicy(1, 2, 1, 0, 1, SECOND, SECOND));
    assertRefused(
        "shrinkAt is less than 1: 0; the pool would shrink while all are busy",
        () -> new ScalingPolicy(1, 2, 1, 1, 0, SECOND, SECOND));
    assertRefused(
        "shrinkAt is more than max: 3 and 2; the pool would never shrink",
        () -> new ScalingPolicy(1, 2, 1, 1, 3, SECOND, SECOND));
    assertRefused(
        "max and surge are too many slots: 2147483647 and 1",
        () -> new ScalingPolicy(1, Integer.MAX_VALUE, 1, 1, 1, SECOND, SECOND));
    assertRefused("interval is not positive: PT0S", () -> new ScalingPolicy(1, 2, 1, 1, 1, ZERO, SECOND));
    assertRefused(
        "a cool-down of PT1S is none: the pool looks at its load every PT1M only",
        () -> new ScalingPolicy(1, 2, 1, 1, 1, MINUTE, SECOND));
    ScalingPolicy fixed = new ScalingPolicy(2, 2, 0, 1, 1, SECOND, SECOND);
    assertEquals(2, fixed.slots(), "a pool that keeps its size needs no surge");
  }

  @Test
  void health() {
    assertRefused("interval is not positive: PT0S", () -> new HealthPolicy(ZERO, 1));
    assertRefused(
        "misses is less than 1: 0; a worker would have to answer before it is asked",
        () -> new HealthPolicy(SECOND, 0));
  }

  @Test
  void together() {
    PoolPolicy policy = PoolPolicy.ofSize(2);
    assertRefused("intake is less than 1: 0", () -> policy.withIntake(0));
    assertRefused("attempts is less than 1: 0; no request would ever run", () -> policy.withAttempts(0));
    assertRefused(
        "attempts is 2, but no worker may be replaced: the first death settles everything, and nothing is tried again",
        () -> policy.withRestart(new RestartPolicy(0, MINUTE, SECOND, SECOND)).withAttempts(2));
    assertRefused(
        "the pool grows if 5 requests are pending, but its intake is 4: it would never grow",
        () -> policy.withIntake(4).withScaling(new ScalingPolicy(1, 2, 1, 5, 1, SECOND, SECOND)));
    assertRefused(
        "an execution beyond its limit of PT1S is noticed every PT1M only",
        () -> policy.withWorker(new WorkerPolicy(1, SECOND)).withHealth(new HealthPolicy(MINUTE, 1)));
    assertEquals(WORKER, policy.withWorker(WORKER).worker());
  }

  @Test
  void backoffsDoubleUpToTheCap() {
    Backoff backoff = new Backoff(new RestartPolicy(1, MINUTE, Duration.ofMillis(300), SECOND));
    List<Long> waits = IntStream.rangeClosed(1, 4).mapToObj(deaths -> backoff.after(deaths).toMillis()).toList();
    assertEquals(List.of(300L, 600L, 1_000L, 1_000L), waits);
    assertEquals(3, backoff.deathsToTheCap());
    assertEquals(1, new Backoff(new RestartPolicy(1, MINUTE, SECOND, SECOND)).deathsToTheCap());
  }
}
