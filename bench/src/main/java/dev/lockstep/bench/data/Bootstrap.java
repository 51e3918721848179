package dev.lockstep.bench.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.random.RandomGenerator;

/**
 * Intervals by resampling in two stages: forks are drawn with replacement, and from each drawn fork its slices. The
 * middle 95 % of the figures that come out are the interval.
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

  /** Intervals from {@code resamples} drawings. */
  public Bootstrap(int resamples, long seed) {
    this.resamples = resamples;
    this.seed = seed;
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
    double value = combine.applyAsDouble(ofA.of(a.total()), a == b ? 0 : ofB.of(b.total()));
    if (a.forks().size() < 2 || b.forks().size() < 2) {
      return new Estimate(value, Double.NaN, Double.NaN);
    }
    RandomGenerator random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      double first = ofA.of(draw(a, random));
      drawn[i] = combine.applyAsDouble(first, a == b ? 0 : ofB.of(draw(b, random)));
    }
    Arrays.sort(drawn);
    int outside = (int) Math.round(resamples * (1 - COVERAGE) / 2);
    return new Estimate(value, drawn[outside], drawn[resamples - 1 - outside]);
  }

  private static Slice draw(Series series, RandomGenerator random) {
    List<Slice> drawn = new ArrayList<>();
    List<List<Slice>> forks = series.forks();
    for (int i = 0; i < forks.size(); i++) {
      List<Slice> fork = forks.get(random.nextInt(forks.size()));
      for (int j = 0; j < fork.size(); j++) {
        drawn.add(fork.get(random.nextInt(fork.size())));
      }
    }
    return Slice.sum(drawn);
  }
}
