package dev.lockstep.modelcheck.linearizability;

import java.time.Duration;

/**
 * How much a check may use before it answers {@link Verdict.Unknown}.
 *
 * @param timeout time for the search, kept to within a second
 * @param memoryBytes about how much memory the search may take for the configurations that it remembers
 */
public record Limits(Duration timeout, long memoryBytes) {
  /** Refuses limits that allow nothing. */
  public Limits {
    if (timeout.isNegative() || timeout.isZero() || memoryBytes <= 0) {
      throw new IllegalArgumentException("limits must be positive: " + timeout + ", " + memoryBytes + " bytes");
    }
  }

  /** A third of the heap, which leaves room for the history, and {@code timeout}. */
  public static Limits within(Duration timeout) {
    return new Limits(timeout, Runtime.getRuntime().maxMemory() / 3);
  }

  /** What is left when {@code nanos} of the time were used; a moment at least. */
  public Limits less(long nanos) {
    Duration left = timeout.minusNanos(nanos);
    Duration moment = Duration.ofMillis(1);
    return new Limits(left.compareTo(moment) < 0 ? moment : left, memoryBytes);
  }
}
