package dev.lockstep.bench.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A figure that is computed from slices, each of which counts as often as it was drawn. What does not depend on the
 * drawing is computed once.
 */
@FunctionalInterface
public interface Quantity {

  /** The figure of {@code slices}, as a function of how often each counts. */
  Weighted of(List<Slice> slices);

  /** A figure, once it is known how often each slice counts. */
  @FunctionalInterface
  interface Weighted {
    double figure(int[] weights);
  }

  /**
   * The time, in nanoseconds, that {@code percent} of what {@code name} names did not exceed; NaN if there was none.
   */
  static Quantity percentile(String name, double percent) {
    return slices -> {
      List<Histogram> histograms = slices.stream().map(slice -> slice.times(name)).toList();
      long[] values = values(histograms);
      List<long[]> counts = histograms.stream().map(histogram -> counts(histogram, values)).toList();
      return weights -> percentile(values, counts, weights, percent);
    };
  }

  /** How many of what {@code name} names there were in a second. */
  static Quantity rate(String name) {
    return slices ->
        weighted(slices.stream().mapToDouble(slice -> slice.times(name).getTotalCount()).toArray(),
            slices.stream().mapToDouble(slice -> slice.sum(Slice.SECONDS)).toArray());
  }

  /** One sum, as a part of another. */
  static Quantity quotient(String part, String whole) {
    return slices ->
        weighted(slices.stream().mapToDouble(slice -> slice.sum(part)).toArray(),
            slices.stream().mapToDouble(slice -> slice.sum(whole)).toArray());
  }

  /** The median of the sum {@code name} over all slices. */
  static Quantity median(String name) {
    return slices -> {
      double[] values = slices.stream().mapToDouble(slice -> slice.sum(name)).toArray();
      int[] order =
          IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i]))
              .mapToInt(Integer::intValue).toArray();
      return weights -> median(values, order, weights);
    };
  }

  /** Half way between the two in the middle, if their number is even. */
  private static double median(double[] values, int[] order, int[] weights) {
    long total = IntStream.of(weights).asLongStream().sum();
    long seen = 0;
    double lower = Double.NaN;
    for (int i : order) {
      seen += weights[i];
      if (Double.isNaN(lower) && 2 * seen >= total) {
        lower = values[i];
      }
      if (2 * seen > total) {
        return (lower + values[i]) / 2;
      }
    }
    return Double.NaN;
  }

  private static Weighted weighted(double[] part, double[] whole) {
    return weights -> {
      double parts = 0;
      double wholes = 0;
      for (int i = 0; i < weights.length; i++) {
        parts += weights[i] * part[i];
        wholes += weights[i] * whole[i];
      }
      return parts / wholes;
    };
  }

  /** All values that were recorded, least first. */
  private static long[] values(List<Histogram> histograms) {
    SortedSet<Long> values = new TreeSet<>();
    for (Histogram histogram : histograms) {
      for (HistogramIterationValue value : histogram.recordedValues()) {
        values.add(value.getValueIteratedTo());
      }
    }
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  private static long[] counts(Histogram histogram, long[] values) {
    List<Long> counts = new ArrayList<>(values.length);
    for (long value : values) {
      counts.add(histogram.getCountAtValue(value));
    }
    return counts.stream().mapToLong(Long::longValue).toArray();
  }

  private static double percentile(long[] values, List<long[]> counts, int[] weights, double percent) {
    long[] sums = new long[values.length];
    long total = 0;
    for (int i = 0; i < weights.length; i++) {
      long[] own = counts.get(i);
      for (int j = 0; j < own.length && weights[i] > 0; j++) {
        sums[j] += weights[i] * own[j];
        total += weights[i] * own[j];
      }
    }
    double wanted = Math.max(1, Math.ceil(total * percent / 100));
    long seen = 0;
    for (int j = 0; j < values.length; j++) {
      seen += sums[j];
      if (seen >= wanted) {
        return values[j];
      }
    }
    return Double.NaN;
  }
}
