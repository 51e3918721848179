package dev.lockstep.bench.regression;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Who compares a hundred benchmarks at a level of 1 % is told of one change where there is none. Holm's correction
 * keeps the level for all of them together.
 *
 * <p>Source: S. Holm, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6
 * (1979). Stateless and thread-safe.
 */
final class Holm {
  private Holm() {}

  /** The corrected values: each may be held against the level by itself. */
  static double[] adjust(double[] p) {
    int[] order =
        IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue).toArray();
    double[] adjusted = new double[p.length];
    double least = 0;
    for (int rank = 0; rank < order.length; rank++) {
      least = Math.max(least, Math.min(1, p[order[rank]] * (p.length - rank)));
      adjusted[order[rank]] = least;
    }
    return adjusted;
  }
}
