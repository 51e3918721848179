package dev.lockstep.bench.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The p of every order of two small samples is the part of all orders that are at least as far from the middle. */
final class MannWhitneyTest {
  @Test
  void everyOrderOfSmallSamples() {
    for (int[] sizes : new int[][] {{1, 1}, {2, 2}, {3, 4}, {4, 4}, {5, 3}, {5, 5}, {6, 4}, {2, 8}}) {
      compareAll(sizes[0], sizes[1]);
    }
  }

  private static void compareAll(int ofX, int ofY) {
    List<Double> distances = new ArrayList<>();
    List<Double> computed = new ArrayList<>();
    for (int mask = 0; mask < 1 << (ofX + ofY); mask++) {
      if (Integer.bitCount(mask) == ofX) {
        double[] x = ranks(mask, ofX);
        double[] y = ranks(~mask, ofY);
        distances.add(Math.abs(wins(x, y) - ofX * ofY / 2.0));
        computed.add(MannWhitney.p(x, y));
      }
    }
    for (int i = 0; i < distances.size(); i++) {
      double distance = distances.get(i);
      long asFar = distances.stream().filter(other -> other >= distance).count();
      assertEquals((double) asFar / distances.size(), computed.get(i), 1e-9, ofX + " and " + ofY);
    }
  }

  /** The places of the bits that are set. */
  private static double[] ranks(int mask, int count) {
    double[] ranks = new double[count];
    int next = 0;
    for (int bit = 0; next < count; bit++) {
      if ((mask >> bit & 1) == 1) {
        ranks[next++] = bit;
      }
    }
    return ranks;
  }

  private static double wins(double[] x, double[] y) {
    double wins = 0;
    for (double one : x) {
      for (double other : y) {
        wins += one > other ? 1 : 0;
      }
    }
    return wins;
  }
}
