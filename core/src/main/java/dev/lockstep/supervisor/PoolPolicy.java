package dev.lockstep.supervisor;

import dev.lockstep.worker.WorkerPolicy;

/**
 * The bounds of a pool.
 *
 * @param intake how many requests may be pending; the workers' are not counted
 * @param attempts how many workers may be given one request. 1: none is tried again (rule S4). A request is tried again
 *     only if its worker was lost, never because its pipeline failed
 * @param worker the bounds of each worker; its capacity is also how many requests it is given at a time
 * @param scaling how large the pool is
 * @param restart how workers are replaced
 * @param health how workers that make no progress are found
 */
public record PoolPolicy(
    int intake,
    int attempts,
    WorkerPolicy worker,
    ScalingPolicy scaling,
    RestartPolicy restart,
    HealthPolicy health) {

  /** Validates the policy. */
  public PoolPolicy {
    Refuse.when(intake < 1, "intake is less than 1: %s", intake);
    Refuse.when(attempts < 1, "attempts is less than 1: %s; no request would ever run", attempts);
    Refuse.when(
        attempts > 1 && restart.restarts() == 0,
        "attempts is %s, but no worker may be replaced: the first death settles everything, and nothing is tried again",
        attempts);
    Refuse.when(
        scaling.isElastic() && scaling.growAt() > intake,
        "the pool grows if %s requests are pending, but its intake is %s: it would never grow",
        scaling.growAt(),
        intake);
    Refuse.when(
        health.interval().compareTo(worker.executionLimit()) > 0,
        "an execution beyond its limit of %s is noticed every %s only",
        worker.executionLimit(),
        health.interval());
  }

  /** A pool that keeps {@code size} workers, without retry; every other bound is a default. */
  public static PoolPolicy ofSize(int size) {
    return new PoolPolicy(
        64, 1, WorkerPolicy.ofCapacity(2), ScalingPolicy.fixed(size), RestartPolicy.DEFAULT, HealthPolicy.DEFAULT);
  }

  /** This policy with another intake. */
  public PoolPolicy withIntake(int other) {
    return new PoolPolicy(other, attempts, worker, scaling, restart, health);
  }

  /** This policy with so many attempts. */
  public PoolPolicy withAttempts(int other) {
    return new PoolPolicy(intake, other, worker, scaling, restart, health);
  }

  /** This policy with other bounds for each worker. */
  public PoolPolicy withWorker(WorkerPolicy other) {
    return new PoolPolicy(intake, attempts, other, scaling, restart, health);
  }

  /** This policy with another way to scale. */
  public PoolPolicy withScaling(ScalingPolicy other) {
    return new PoolPolicy(intake, attempts, worker, other, restart, health);
  }

  /** This policy with another way to replace workers. */
  public PoolPolicy withRestart(RestartPolicy other) {
    return new PoolPolicy(intake, attempts, worker, scaling, other, health);
  }

  /** This policy with another watch over the workers. */
  public PoolPolicy withHealth(HealthPolicy other) {
    return new PoolPolicy(intake, attempts, worker, scaling, restart, other);
  }
}
