package dev.lockstep.worker;

import java.time.Duration;

/**
 * The bounds of a worker.
 *
 * @param capacity how many requests may be queued; the one in flight is not counted
 * @param executionLimit how long one execution may take before {@link Worker#probe} calls it stuck
 */
public record WorkerPolicy(int capacity, Duration executionLimit) {

  /** Validates the policy. */
  public WorkerPolicy {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity is less than 1: " + capacity);
    }
    if (executionLimit.isNegative() || executionLimit.isZero()) {
      throw new IllegalArgumentException("execution limit is not positive: " + executionLimit);
    }
  }

  /** A policy with the given capacity and an execution limit of 30 seconds. */
  public static WorkerPolicy ofCapacity(int capacity) {
    return new WorkerPolicy(capacity, Duration.ofSeconds(30));
  }
}
