package dev.lockstep.bench.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;

/**
 * Intervals by resampling in two stages: forks are drawn with replacement, and from each drawn fork its slices. The
 * middle 95 % of the figures that come out are the interval, if nothing else is asked for.
 *
 * <p>Two stages, because slices of one fork are more alike than slices of two (the same layout of memory, the same
 * decisions of the compiler): drawing from all slices alike would make the interval too narrow. With few forks it is
 * rough all the same; with one there is none.
 *
 * <p>Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and Their Application (1997), section 3.8.
 *
 * <p>Thread-safe, and repeatable: each estimate draws from a generator with the same seed.
 */
public final class Bootstrap {
  private static final double COVERAGE = 0.95;

  private final int resamples;
  private final long seed;
  private final double coverage;

  /** Intervals of 95 % from {@code resamples} drawings. */
  public Bootstrap(int resamples, long seed) {
    this(resamples, seed, COVERAGE);
  }

  /** Intervals from {@code resamples} drawings that cover {@code coverage}, such as 0.99. */
  public Bootstrap(int resamples, long seed, double coverage) {
    this.resamples = resamples;
    this.seed = seed;
    this.coverage = coverage;
  }

  /** The figure of one series. */
  public Estimate estimate(Series series, Quantity quantity) {
    return estimate(series, quantity, series, quantity, (value, unused) -> value);
  }

  /** How many times {@code divisor} the figure is. */
  public Estimate ratio(Series series, Series divisor, Quantity quantity) {
    return estimate(series, quantity, divisor, quantity, (a, b) -> a / b);
  }

  /** By how much the figure exceeds that of {@code other}. */
  public Estimate difference(Series series, Series other, Quantity quantity) {
    return estimate(series, quantity, other, quantity, (a, b) -> a - b);
  }

  private Estimate estimate(Series a, Quantity ofA, Series b, Quantity ofB, DoubleBinaryOperator combine) {
    Drawing first = new Drawing(a, ofA);
    Drawing second = a == b ? first : new Drawing(b, ofB);
    double value = combine.applyAsDouble(first.whole(), second.whole());
    if (a.forks().size() < 2 || b.forks().size() < 2) {
      return new Estimate(value, Double.NaN, Double.NaN);
    }
    RandomGenerator random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      double figure = first.draw(random);
      drawn[i] = combine.applyAsDouble(figure, a == b ? figure : second.draw(random));
    }
    Arrays.sort(drawn);
    int outside = (int) Math.round(resamples * (1 - coverage) / 2);
    return new Estimate(value, drawn[outside], drawn[resamples - 1 - outside]);
  }

  /** Draws from one series. Not thread-safe. */
  private static final class Drawing {
    private final int[] slicesOfFork;
    private final int[] firstOfFork;
    private final int[] weights;
    private final Quantity.Weighted figure;

    private Drawing(Series series, Quantity quantity) {
      List<Slice> slices = series.forks().stream().flatMap(List::stream).toList();
      figure = quantity.of(slices);
      weights = new int[slices.size()];
      slicesOfFork = series.forks().stream().mapToInt(List::size).toArray();
      firstOfFork = new int[slicesOfFork.length];
      for (int i = 1; i < firstOfFork.length; i++) {
        firstOfFork[i] = firstOfFork[i - 1] + slicesOfFork[i - 1];
      }
    }

    /** The figure of everything, each slice once. */
    private double whole() {
      Arrays.fill(weights, 1);
      return figure.figure(weights);
    }

    private double draw(RandomGenerator random) {
      Arrays.fill(weights, 0);
      for (int i = 0; i < slicesOfFork.length; i++) {
        int fork = random.nextInt(slicesOfFork.length);
        for (int j = 0; j < slicesOfFork[fork]; j++) {
          weights[firstOfFork[fork] + random.nextInt(slicesOfFork[fork])]++;
        }
      }
      return figure.figure(weights);
    }
  }
}
