package dev.lockstep.supervisor;

import java.time.Duration;

/**
 * How a pool finds workers that make no progress (rules S2, S12). How long one execution may take says the policy of
 * the workers.
 *
 * <p>A worker is not judged by a clock, but by how often it was found not to have answered yet. So when the machine
 * stands still for a while, and the supervisor with it, that counts once and not for as long as it took.
 *
 * @param interval how often each worker is asked whether it makes progress, and looked after; at most a century
 * @param misses how many looks in a row may find that it has not answered; with the last of them it is replaced
 */
public record HealthPolicy(Duration interval, int misses) {

  /** Validates the policy. */
  public HealthPolicy {
    Refuse.unlessPositive("interval", interval);
    Refuse.when(misses < 1, "misses is less than 1: %s; a worker would have to answer before it is asked", misses);
  }

  /** Looks every second; the fifth look without an answer is the last. */
  public static final HealthPolicy DEFAULT = new HealthPolicy(Duration.ofSeconds(1), 5);
}
