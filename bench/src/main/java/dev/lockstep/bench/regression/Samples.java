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
 * @param series a slice for each iteration, with the sum {@value #NANOS}
 */
public record Samples(String key, Result.Setting setting, Series series) {
  private static final String NANOS = "nanos";
  private static final String THROUGHPUT = "thrpt";
  private static final Map<String, Double> NANOS_OF_UNIT =
      Map.of(
          "ns", 1.0, "us", 1e3, "µs", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "hr", 3600e9, "day", 86_400e9);

  /** The median of a series. */
  static final Quantity MEDIAN = Quantity.median(NANOS);

  /** What {@code result} says; nothing if its unit is neither a time of an operation nor a throughput. */
  static Optional<Samples> of(String key, Result result) {
    String unit = result.unit().replaceFirst("^ops/", "").replaceFirst("/op$", "");
    Double nanos = NANOS_OF_UNIT.get(unit);
    if (nanos == null) {
      return Optional.empty();
    }
    boolean more = result.setting().mode().equals(THROUGHPUT);
    List<List<Slice>> forks =
        result.iterations().stream()
            .map(fork -> fork.stream().map(score -> slice(more ? nanos / score : nanos * score)).toList())
            .toList();
    return Optional.of(new Samples(key, result.setting(), new Series(key, forks)));
  }

  private static Slice slice(double nanos) {
    return Slice.ofSums(Map.of(NANOS, nanos));
  }

  /** The times, fork by fork. */
  public List<List<Double>> forks() {
    return series.forks().stream()
        .map(fork -> fork.stream().map(slice -> slice.sum(NANOS)).toList())
        .toList();
  }

  /** The median of each fork: what two forks are compared by. */
  public double[] forkMedians() {
    return forks().stream().mapToDouble(Samples::median).toArray();
  }

  /** The figure that is compared: the median of the forks' medians. */
  public double median() {
    return new Median().evaluate(forkMedians());
  }

  /** The forks' medians, each as a fork of its own: what is drawn from them are whole forks. */
  Series medians() {
    return new Series(key, Arrays.stream(forkMedians()).mapToObj(median -> List.of(slice(median))).toList());
  }

  private static double median(List<Double> values) {
    return new Median().evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The forks for which {@code index % 2} is {@code parity}: half of them, taken from the whole run. */
  Samples half(int parity) {
    List<List<Slice>> forks = series.forks();
    List<List<Slice>> taken =
        IntStream.range(0, forks.size()).filter(i -> i % 2 == parity).mapToObj(forks::get).toList();
    return new Samples(key, setting, new Series(key, taken));
  }
}
