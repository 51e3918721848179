package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Estimate;
import java.util.Locale;

/** How a figure is written. */
public enum Unit {
  /** Nanoseconds, written in the unit that gives the fewest digits. */
  TIME,
  /** How many times something else. */
  TIMES,
  /** A number in a second. */
  RATE,
  /** Bytes. */
  BYTES;

  private static final double[] STEPS = {1e9, 1e6, 1e3, 1};
  private static final String[] NAMES = {" s", " ms", " µs", " ns"};

  /** The figure, and its interval in brackets. */
  public String text(Estimate estimate) {
    if (Double.isNaN(estimate.low())) {
      return text(estimate.value()) + " [one fork: no interval]";
    }
    return text(estimate.value()) + " [" + text(estimate.low()) + ", " + text(estimate.high()) + "]";
  }

  /** The figure alone. */
  public String text(double value) {
    return switch (this) {
      case TIME -> time(value);
      case TIMES -> number(value) + "x";
      case RATE -> grouped(value) + "/s";
      case BYTES -> number(value) + " B";
    };
  }

  private static String time(double nanos) {
    double size = Math.abs(nanos);
    for (int i = 0; i < STEPS.length; i++) {
      if (size >= STEPS[i]) {
        return number(nanos / STEPS[i]) + NAMES[i];
      }
    }
    return number(nanos) + " ns";
  }

  /** Three significant digits or so. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }

  private static String grouped(double value) {
    return String.format(Locale.ROOT, value >= 10 ? "%,.0f" : "%.1f", value);
  }
}
