package dev.lockstep.bench.regression;

import dev.lockstep.bench.Result;
import dev.lockstep.bench.data.Quantity;
import dev.lockstep.bench.data.Series;
import dev.lockstep.bench.data.Slice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;

/**
 * What was measured of one benchmark. Whatever JMH's mode was, a sample is the time of one operation: less is better,
 * and the ratio of two is how many times as long one takes.
 *
 * @param key names it, parameters included
 * @param setting how and where it was measured
 * @param forks the nanoseconds of an operation, iteration by iteration; at least one fork, each with at least one
 */
public record Samples(String key, Result.Setting setting, List<List<Double>> forks) {
  private static final String NANOS = "nanos";
  private static final String OPERATIONS_IN = "ops/";
  private static final Map<String, Double> NANOS_OF_UNIT =
      Map.of(
          "ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "hr", 3600e9, "day", 86_400e9);

  /** The median of a series of {@link #medians}. */
  static final Quantity MEDIAN = Quantity.median(NANOS);

  /** Copies the lists. */
  public Samples {
    forks = forks.stream().map(List::copyOf).toList();
    if (forks.isEmpty() || forks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(key + ": a fork without iterations, or no fork");
    }
  }

  /** What {@code result} says; nothing if its unit is neither a time of an operation nor a throughput. */
  static Optional<Samples> of(String key, Result result) {
    String unit = result.unit().replaceFirst("^" + OPERATIONS_IN, "").replaceFirst("/op$", "");
    Double nanos = NANOS_OF_UNIT.get(unit);
    if (nanos == null) {
      return Optional.empty();
    }
    boolean throughput = result.unit().startsWith(OPERATIONS_IN);
    List<List<Double>> forks =
        result.iterations().stream()
            .map(fork -> fork.stream().map(score -> throughput ? nanos / score : nanos * score).toList())
            .toList();
    return Optional.of(new Samples(key, result.setting(), forks));
  }

  /** The median of each fork: what two forks are compared by. */
  public double[] forkMedians() {
    return forks.stream().mapToDouble(Samples::median).toArray();
  }

  /** The figure that is compared: the median of the forks' medians. */
  public double median() {
    return new Median().evaluate(forkMedians());
  }

  /** Whether each iteration took any time at all; a clock may be too coarse to tell. */
  boolean tookTime() {
    return forks.stream().flatMap(List::stream).allMatch(nanos -> nanos > 0 && Double.isFinite(nanos));
  }

  private static double median(List<Double> values) {
    return new Median().evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The forks' medians, each as a fork of its own: what is drawn from them are whole forks. */
  Series medians() {
    return new Series(
        key, Arrays.stream(forkMedians()).mapToObj(median -> List.of(Slice.ofSums(Map.of(NANOS, median)))).toList());
  }

  /** The forks for which {@code index % 2} is {@code parity}: half of them, taken from the whole run. */
  Samples half(int parity) {
    return new Samples(
        key, setting, IntStream.range(0, forks.size()).filter(i -> i % 2 == parity).mapToObj(forks::get).toList());
  }
}
