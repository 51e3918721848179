package dev.lockstep.supervisor;

import java.time.Duration;

/** How a policy refuses what makes no sense, saying why. */
final class Refuse {
  /** Times are counted in nanoseconds, of which a long holds 292 years. */
  private static final Duration CENTURY = Duration.ofDays(36_525);

  private Refuse() {}

  static void when(boolean nonsense, String why, Object... values) {
    if (nonsense) {
      throw new IllegalArgumentException(why.formatted(values));
    }
  }

  static void unlessPositive(String what, Duration duration) {
    when(duration.isNegative() || duration.isZero(), "%s is not positive: %s", what, duration);
    when(duration.compareTo(CENTURY) > 0, "%s is longer than a century: %s", what, duration);
  }
}
