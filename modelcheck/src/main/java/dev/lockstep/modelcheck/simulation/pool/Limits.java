package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.modelcheck.simulation.engine.Event;
import dev.lockstep.supervisor.HealthPolicy;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.RestartPolicy;
import dev.lockstep.supervisor.ScalingPolicy;
import dev.lockstep.worker.WorkerPolicy;
import java.time.Duration;

/**
 * The bounds of one simulated pool, in milliseconds of virtual time where they are times: those that a plan chooses,
 * and those that are the same in every run.
 */
record Limits(int min, int max, int capacity, int intake, int attempts, int restarts) {
  static final long MILLI = 1_000_000;
  static final int SURGE = 1;
  static final int WINDOW = 12;
  static final int FIRST_BACKOFF = 1;
  static final int MAX_BACKOFF = 4;
  static final int EXECUTION_LIMIT = 5;
  static final int HEALTH_INTERVAL = 3;
  static final int MISSES = 2;
  static final int LOAD_INTERVAL = 4;
  static final int COOL_DOWN = 8;

  /**
   * Within this time something happens that has to happen in bounded time: a worker that is dead or silent is found out
   * and replaced. Twice what the policies add up to.
   */
  static final long BOUND = 2 * (EXECUTION_LIMIT + (MISSES + 2) * HEALTH_INTERVAL + MAX_BACKOFF) * MILLI;

  /** Within this time a worker that is silent is found out: a check asks, and each further one misses the answer. */
  static final long SILENCE = (MISSES + 3) * HEALTH_INTERVAL * MILLI;

  /** The setup of a plan: min, more than that, capacity, intake, attempts, restarts. */
  static Limits of(Event setup) {
    return new Limits(
        setup.value(0), setup.value(0) + setup.value(1), setup.value(2), setup.value(3), setup.value(4),
        setup.value(5));
  }

  PoolPolicy policy() {
    return new PoolPolicy(
        intake,
        attempts,
        new WorkerPolicy(capacity, millis(EXECUTION_LIMIT)),
        new ScalingPolicy(min, max, SURGE, 1, 1, millis(LOAD_INTERVAL), millis(COOL_DOWN)),
        new RestartPolicy(restarts, millis(WINDOW), millis(FIRST_BACKOFF), millis(MAX_BACKOFF)),
        new HealthPolicy(millis(HEALTH_INTERVAL), MISSES));
  }

  int clamp(int size) {
    return Math.clamp(size, min, max);
  }

  static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }
}
