package dev.lockstep.bench.data;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A piece of one run, some tenths of a second long: what happened in it, added up, and how long each thing took. Slices
 * can be added to each other, which is all that a comparison needs.
 *
 * <p>Immutable as long as nobody changes its histograms, which nobody may.
 *
 * @param sums what is counted, and the {@value #SECONDS} that it took
 * @param times nanoseconds, by what took them
 */
public record Slice(SortedMap<String, Double> sums, SortedMap<String, Histogram> times) {
  /** The sum that every slice of a load has: how long it was. */
  public static final String SECONDS = "seconds";

  /** Significant decimal digits of a recorded time. */
  public static final int DIGITS = 2;

  /** Copies the maps. */
  public Slice {
    sums = new TreeMap<>(sums);
    times = new TreeMap<>(times);
  }

  /** A slice that has only sums. */
  public static Slice ofSums(Map<String, Double> sums) {
    return new Slice(new TreeMap<>(sums), new TreeMap<>());
  }

  /** All of {@code slices} as one. */
  public static Slice sum(Collection<Slice> slices) {
    SortedMap<String, Double> sums = new TreeMap<>();
    SortedMap<String, Histogram> times = new TreeMap<>();
    for (Slice slice : slices) {
      slice.sums.forEach((name, value) -> sums.merge(name, value, Double::sum));
      slice.times.forEach((name, histogram) -> times.computeIfAbsent(name, n -> new Histogram(DIGITS)).add(histogram));
    }
    return new Slice(sums, times);
  }

  /**
   * A sum of this slice.
   *
   * @throws IllegalArgumentException if it has none of that name: a mistake of the program, not of the data
   */
  public double sum(String name) {
    Double value = sums.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no sum '" + name + "' among " + sums.keySet());
    }
    return value;
  }

  /**
   * The times of this slice.
   *
   * @throws IllegalArgumentException if it has none of that name: a mistake of the program, not of the data
   */
  public Histogram times(String name) {
    Histogram histogram = times.get(name);
    if (histogram == null) {
      throw new IllegalArgumentException("no times '" + name + "' among " + times.keySet());
    }
    return histogram;
  }
}
