package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Bootstrap;
import dev.lockstep.bench.data.Estimate;
import dev.lockstep.bench.data.Quantity;
import dev.lockstep.bench.data.Series;
import dev.lockstep.bench.data.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Figures with intervals, computed from measurements. Every method throws {@link MissingDataException} rather than
 * compute from less than was planned.
 *
 * <p>Not thread-safe; it remembers what it has computed.
 */
public final class Evidence {
  private final Measurements measurements;
  private final Bootstrap bootstrap;
  private final Map<List<Object>, Estimate> known = new HashMap<>();

  /** Figures of {@code measurements}. */
  public Evidence(Measurements measurements, Bootstrap bootstrap) {
    this.measurements = measurements;
    this.bootstrap = bootstrap;
  }

  /** The figure of one series. */
  public Estimate of(String key, Measured quantity) throws MissingDataException {
    Series series = series(key, quantity);
    return known.computeIfAbsent(
        List.of(key, quantity), k -> bootstrap.estimate(series, quantity.quantity()));
  }

  /** How many times {@code divisor}'s the figure is. */
  public Estimate ratio(String key, String divisor, Measured quantity) throws MissingDataException {
    Series a = series(key, quantity);
    Series b = series(divisor, quantity);
    return known.computeIfAbsent(
        List.of(key, "/", divisor, quantity), k -> bootstrap.ratio(a, b, quantity.quantity()));
  }

  /** By how much the figure exceeds {@code other}'s. */
  public Estimate difference(String key, String other, Measured quantity) throws MissingDataException {
    Series a = series(key, quantity);
    Series b = series(other, quantity);
    return known.computeIfAbsent(
        List.of(key, "-", other, quantity), k -> bootstrap.difference(a, b, quantity.quantity()));
  }

  /** All times of a series together. */
  public Series series(String key) throws MissingDataException {
    return measurements.series(key);
  }

  private Series series(String key, Measured quantity) throws MissingDataException {
    Series series = measurements.series(key);
    for (List<Slice> fork : series.forks()) {
      if (!quantity.isIn(Slice.sum(fork))) {
        throw new MissingDataException(key + ": a fork without any " + quantity.name());
      }
    }
    return series;
  }

  /**
   * What is computed of a slice, with its name. Two of the same name are the same.
   *
   * @param name such as {@code response}
   * @param kind such as {@code p99}
   */
  public record Measured(String name, String kind) {
    private static final String RATE = "/s";
    private static final String MEAN = "mean";

    /** A percentile of the times that {@code name} names, in nanoseconds. */
    public static Measured percentile(String name, double percent) {
      return new Measured(name, "p" + (percent == Math.rint(percent) ? "%.0f" : "%s").formatted(percent));
    }

    /** How many of what {@code name} names there were in a second. */
    public static Measured rate(String name) {
      return new Measured(name, RATE);
    }

    /** The mean of the sum {@code name} for each operation. */
    public static Measured mean(String name) {
      return new Measured(name, MEAN);
    }

    Quantity quantity() {
      return switch (kind) {
        case RATE -> Quantity.rate(name);
        case MEAN -> Quantity.quotient(name, JmhRound.OPERATIONS);
        default -> Quantity.percentile(name, Double.parseDouble(kind.substring(1)));
      };
    }

    private boolean isIn(Slice slice) {
      if (kind.equals(MEAN)) {
        return slice.sums().containsKey(name) && slice.sums().containsKey(JmhRound.OPERATIONS);
      }
      Histogram times = slice.times().get(name);
      return times != null && times.getTotalCount() > 0;
    }
  }
}
