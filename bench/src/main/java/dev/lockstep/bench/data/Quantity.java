package dev.lockstep.bench.data;

import org.HdrHistogram.Histogram;

/** A figure that is computed from a slice, or from the sum of many. */
@FunctionalInterface
public interface Quantity {

  /** The figure. */
  double of(Slice slice);

  /** The time, in nanoseconds, that {@code percent} of what {@code name} names did not exceed; NaN if there was none. */
  static Quantity percentile(String name, double percent) {
    return slice -> {
      Histogram times = slice.times(name);
      return times.getTotalCount() == 0 ? Double.NaN : times.getValueAtPercentile(percent);
    };
  }

  /** How many of what {@code name} names there were in a second. */
  static Quantity rate(String name) {
    return slice -> slice.times(name).getTotalCount() / slice.sum(Slice.SECONDS);
  }

  /** One sum, as a part of another. */
  static Quantity quotient(String part, String whole) {
    return slice -> slice.sum(part) / slice.sum(whole);
  }
}
