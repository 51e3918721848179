package dev.lockstep.supervisor;

import java.time.Duration;

/**
 * How large a pool is (rules S1, S7). Every {@code interval} it looks at its load, and changes its size by one at a
 * time: it grows while requests wait that no worker has room for, and shrinks while workers have nothing to do. Between
 * the two lies all the room of all workers, so a load that neither fills nor empties the pool does not change it
 * (hysteresis).
 *
 * <p>No duration may be longer than a century; as times are counted in nanoseconds, that is for ever.
 *
 * @param min the fewest slots; also how many there are at first
 * @param max the most slots, live and restarting together; a pool keeps its books on all of them from the start
 * @param surge how many slots may retire at a time, beside the others; a pool that should shrink further waits
 * @param growAt grow if so many requests are pending
 * @param shrinkAt shrink if so many live slots are idle and nothing is pending
 * @param interval how often the pool looks
 * @param coolDown how long it keeps a size that it chose itself
 */
public record ScalingPolicy(
    int min, int max, int surge, int growAt, int shrinkAt, Duration interval, Duration coolDown) {

  /** Validates the policy. */
  public ScalingPolicy {
    Refuse.when(min < 1, "min is less than 1: %s; a pool without workers settles nothing", min);
    Refuse.when(max < min, "max is less than min: %s and %s", max, min);
    Refuse.when(surge < 0, "surge is negative: %s", surge);
    Refuse.when(max > Integer.MAX_VALUE - surge, "max and surge are too many slots: %s and %s", max, surge);
    Refuse.when(
        surge == 0 && max > min,
        "surge is 0: a pool of %s to %s slots could never shrink, because no slot may retire",
        min,
        max);
    Refuse.when(growAt < 1, "growAt is less than 1: %s; the pool would grow while nothing waits", growAt);
    Refuse.when(shrinkAt < 1, "shrinkAt is less than 1: %s; the pool would shrink while all are busy", shrinkAt);
    Refuse.when(
        shrinkAt > max, "shrinkAt is more than max: %s and %s; the pool would never shrink", shrinkAt, max);
    Refuse.unlessPositive("interval", interval);
    Refuse.unlessPositive("cool-down", coolDown);
    Refuse.when(
        coolDown.compareTo(interval) < 0,
        "a cool-down of %s is none: the pool looks at its load every %s only",
        coolDown,
        interval);
  }

  /** A pool that keeps its size. */
  public static ScalingPolicy fixed(int size) {
    return between(size, size);
  }

  /**
   * A pool of {@code min} to {@code max} slots: looks every second, grows when a request waits, shrinks when a worker
   * is idle, keeps a size for ten seconds.
   */
  public static ScalingPolicy between(int min, int max) {
    return new ScalingPolicy(min, max, 1, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(10));
  }

  /** How many slots there are in all. */
  int slots() {
    return max + surge;
  }

  /** Whether the pool may change its size. */
  boolean isElastic() {
    return max > min;
  }

  /** The size nearest to {@code asked} that the pool may have. */
  int clamp(int asked) {
    return Math.clamp(asked, min, max);
  }
}
