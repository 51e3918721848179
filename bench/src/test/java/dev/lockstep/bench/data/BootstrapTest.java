package dev.lockstep.bench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Intervals cover what they are said to cover, see how forks differ, and are not there if there is one fork. */
final class BootstrapTest {
  private static final Quantity MEAN = Quantity.quotient("value", "count");

  private final Bootstrap bootstrap = new Bootstrap(400, 7);

  @Test
  void equalDataHaveNoSpread() {
    Series three = series(List.of(List.of(3.0, 3.0), List.of(3.0, 3.0)));
    Series two = series(List.of(List.of(2.0, 2.0), List.of(2.0, 2.0)));

    assertEquals(new Estimate(3, 3, 3), bootstrap.estimate(three, MEAN));
    assertEquals(new Estimate(1.5, 1.5, 1.5), bootstrap.ratio(three, two, MEAN));
    assertEquals(new Estimate(1, 1, 1), bootstrap.difference(three, two, MEAN));
  }

  @Test
  void oneForkGivesNoInterval() {
    Estimate estimate = bootstrap.estimate(series(List.of(List.of(1.0, 2.0, 3.0))), MEAN);

    assertEquals(new Estimate(2, Double.NaN, Double.NaN), estimate);
    assertEquals(Answer.UNDECIDED, estimate.atMost(1000));
    assertEquals(Answer.UNDECIDED, estimate.atLeast(0));
  }

  @Test
  void theDifferenceBetweenForksIsInTheInterval() {
    Estimate estimate = bootstrap.estimate(series(List.of(List.of(1.0, 1.0, 1.0), List.of(5.0, 5.0, 5.0))), MEAN);

    assertEquals(new Estimate(3, 1, 5), estimate);
  }

  /** The twin: with slices taken for independent, the interval is too narrow, and rarely contains what it should. */
  @Test
  void intervalsContainTheTruthAsOftenAsTheyClaimTo() {
    int inTwoStages = 0;
    int inOneStage = 0;
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 200; trial++) {
      List<List<Double>> forks = new ArrayList<>();
      for (int fork = 0; fork < 8; fork++) {
        double level = 10 + random.nextGaussian();
        forks.add(random.doubles(6).map(noise -> level + (noise - 0.5) / 5).boxed().toList());
      }
      List<List<Double>> alone = forks.stream().flatMap(List::stream).map(List::of).toList();
      inTwoStages += contains(bootstrap.estimate(series(forks), MEAN), 10);
      inOneStage += contains(bootstrap.estimate(series(alone), MEAN), 10);
    }

    assertTrue(inTwoStages >= 170, inTwoStages + " of 200");
    assertTrue(inOneStage <= 140, inOneStage + " of 200");
  }

  private static int contains(Estimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
  }

  @Test
  void aPercentileOfSlicesIsThatOfTheirSum() {
    List<Slice> slices = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 5; i++) {
      Histogram histogram = new Histogram(Slice.DIGITS);
      random.longs(200, 10, 1_000_000).forEach(histogram::recordValue);
      slices.add(new Slice(new TreeMap<>(), new TreeMap<>(Map.of("time", histogram))));
    }
    int[] weights = {1, 0, 2, 1, 1};
    Histogram sum = new Histogram(Slice.DIGITS);
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < weights[i]; j++) {
        sum.add(slices.get(i).times("time"));
      }
    }

    for (double percent : new double[] {1, 10, 50, 99, 99.9, 100}) {
      double figure = Quantity.percentile("time", percent).of(slices).figure(weights);
      assertEquals(sum.getValueAtPercentile(percent), figure, "p" + percent);
    }
    assertEquals(Double.NaN, Quantity.percentile("time", 50).of(slices).figure(new int[5]));
  }

  @Test
  void anIntervalAnswersOnlyIfItIsOnOneSide() {
    Estimate estimate = new Estimate(2, 1, 3);

    assertEquals(List.of(Answer.YES, Answer.UNDECIDED, Answer.NO),
        List.of(estimate.atMost(3), estimate.atMost(2), estimate.atMost(0.5)));
    assertEquals(List.of(Answer.YES, Answer.UNDECIDED, Answer.NO),
        List.of(estimate.atLeast(1), estimate.atLeast(2), estimate.atLeast(3.5)));
    assertEquals(Answer.UNDECIDED, new Estimate(2, 1, Double.NaN).atMost(3));
  }

  private static Series series(List<List<Double>> forks) {
    return new Series(
        "key",
        forks.stream()
            .map(fork -> fork.stream().map(value -> Slice.ofSums(Map.of("value", value, "count", 1.0))).toList())
            .toList());
  }
}
