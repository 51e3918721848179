package dev.lockstep.bench.regression.view;

import java.util.Arrays;

/** Figures as a line of characters that are as high as they are. */
final class Bars {
  private static final String LEVELS = " ▁▂▃▄▅▆▇█";
  private static final int HIGHEST = LEVELS.length() - 1;

  private Bars() {}

  /** How often each was seen: nothing is seen of what never was. */
  static String ofCounts(int[] counts) {
    int highest = Math.max(1, Arrays.stream(counts).max().orElse(1));
    StringBuilder line = new StringBuilder();
    for (int count : counts) {
      line.append(LEVELS.charAt((int) Math.ceil((double) count / highest * HIGHEST)));
    }
    return line.toString();
  }

  /** Levels between {@code least}, the lowest bar, and {@code most}, the highest; in the middle, if there is no between. */
  static String ofLevels(double[] levels, double least, double most) {
    StringBuilder line = new StringBuilder();
    for (double level : levels) {
      double share = most > least ? (level - least) / (most - least) : 0.5;
      line.append(LEVELS.charAt(1 + (int) Math.round(share * (HIGHEST - 1))));
    }
    return line.toString();
  }
}
