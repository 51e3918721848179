package dev.lockstep.bench.data;

/**
 * A figure and how far it can be trusted.
 *
 * @param value the figure, from all data
 * @param low the lower end of its interval, of 95 % if nothing else is said
 * @param high the upper end
 */
public record Estimate(double value, double low, double high) {

  /** Whether the whole interval lies at or below {@code limit}, or above it, or on both sides. */
  public Answer atMost(double limit) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return Answer.UNDECIDED;
    }
    return high <= limit ? Answer.YES : low > limit ? Answer.NO : Answer.UNDECIDED;
  }

  /** Whether the whole interval lies at or above {@code limit}, or below it, or on both sides. */
  public Answer atLeast(double limit) {
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return Answer.UNDECIDED;
    }
    return low >= limit ? Answer.YES : high < limit ? Answer.NO : Answer.UNDECIDED;
  }
}
