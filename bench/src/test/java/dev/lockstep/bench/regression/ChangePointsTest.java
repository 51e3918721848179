package dev.lockstep.bench.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A change of level is found where it is, and steady figures have none. */
final class ChangePointsTest {
  private static double[] row(long seed, double... levels) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, levels.length).mapToDouble(i -> levels[i] * (1 + 0.01 * random.nextGaussian())).toArray();
  }

  @Test
  void oneChange() {
    assertEquals(List.of(6), ChangePoints.of(row(1, 10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11)));
  }

  @Test
  void twoChanges() {
    double[] figures = row(2, 10, 10, 10, 10, 10, 10, 13, 13, 13, 13, 13, 13, 11, 11, 11, 11, 11, 11);
    assertEquals(List.of(6, 12), ChangePoints.of(figures));
  }

  @Test
  void severalYearsOfNightsAreSplitInTime() {
    double[] levels = IntStream.range(0, 700).mapToDouble(i -> i < 400 ? 10 : 11).toArray();
    assertTrue(ChangePoints.of(row(3, levels)).contains(400));
  }

  @Test
  void steadyFiguresHardlyEverHaveOne() {
    double[] level = IntStream.range(0, 20).mapToDouble(i -> 10).toArray();
    long found = IntStream.range(0, 40).filter(seed -> !ChangePoints.of(row(100 + seed, level)).isEmpty()).count();
    assertTrue(found <= 6, found + " of 40, at a level of 1 in 20");
  }

  @Test
  void fewFiguresHaveNone() {
    assertEquals(List.of(), ChangePoints.of(new double[0]));
    assertEquals(List.of(), ChangePoints.of(new double[] {1, 1, 9, 9, 9}));
  }
}
