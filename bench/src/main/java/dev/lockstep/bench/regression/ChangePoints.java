package dev.lockstep.bench.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where a row of figures changed its level. The row is split where the two sides differ most by their energy distance;
 * the split stands if shuffled rows hardly ever show one as good; then each side is split in the same way.
 *
 * <p>Source: D. S. Matteson and N. A. James, A Nonparametric Approach for Multiple Change Point Analysis of
 * Multivariate Data, Journal of the American Statistical Association 109 (2014); used for benchmarks by D. Daly and
 * others, The Use of Change Point Detection to Identify Software Performance Regressions, ICPE 2020.
 *
 * <p>Stateless, thread-safe and repeatable: the shuffles' seed is fixed.
 */
final class ChangePoints {
  private static final int SHUFFLES = 199;
  private static final double LEVEL = 0.05;
  private static final long SEED = 20260101;

  /** A side of fewer figures shows no level. */
  private static final int LEAST_SIDE = 3;

  private ChangePoints() {}

  /** The indexes of figures that are the first of a new level, in order. */
  static List<Integer> of(double[] figures) {
    List<Integer> found = new ArrayList<>();
    split(figures, 0, found);
    found.sort(null);
    return found;
  }

  private static void split(double[] figures, int offset, List<Integer> found) {
    Split best = best(figures);
    if (best.at() < 0 || !stands(figures, best.gain())) {
      return;
    }
    found.add(offset + best.at());
    split(Arrays.copyOfRange(figures, 0, best.at()), offset, found);
    split(Arrays.copyOfRange(figures, best.at(), figures.length), offset + best.at(), found);
  }

  /** Whether at most one in twenty shuffled rows, this one counted, has as good a split. */
  private static boolean stands(double[] figures, double gain) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] shuffled = figures.clone();
    int asGood = 1;
    for (int i = 0; i < SHUFFLES; i++) {
      for (int j = shuffled.length - 1; j > 0; j--) {
        int other = random.nextInt(j + 1);
        double held = shuffled[j];
        shuffled[j] = shuffled[other];
        shuffled[other] = held;
      }
      asGood += best(shuffled).gain() >= gain ? 1 : 0;
    }
    return asGood <= LEVEL * (SHUFFLES + 1);
  }

  private record Split(int at, double gain) {}

  /**
   * The split with the greatest gain: how much further apart figures of different sides are than figures of one side.
   * The distances within the sides and across are kept up to date while one figure after the other changes sides.
   */
  private static Split best(double[] figures) {
    int length = figures.length;
    double left = 0;
    double across = 0;
    double right = distances(figures, 0, length, 0, length) / 2;
    Split best = new Split(-1, 0);
    for (int at = 1; at <= length - LEAST_SIDE; at++) {
      double toLeft = distances(figures, at - 1, at, 0, at);
      double toRight = distances(figures, at - 1, at, at, length);
      left += toLeft;
      across += toRight - toLeft;
      right -= toRight;
      double gain = gain(left, across, right, at, length - at);
      if (at >= LEAST_SIDE && gain > best.gain()) {
        best = new Split(at, gain);
      }
    }
    return best;
  }

  /** From the sums of distances, each pair counted once. */
  private static double gain(double left, double across, double right, int before, int after) {
    double mean = across / ((double) before * after);
    double meanLeft = 2 * left / ((double) before * before);
    double meanRight = 2 * right / ((double) after * after);
    return (double) before * after / (before + after) * (2 * mean - meanLeft - meanRight);
  }

  private static double distances(double[] figures, int from, int to, int otherFrom, int otherTo) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int j = otherFrom; j < otherTo; j++) {
        sum += Math.abs(figures[i] - figures[j]);
      }
    }
    return sum;
  }
}
