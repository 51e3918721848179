package dev.lockstep.bench.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes are found, unchanged code is not accused, and who cannot tell says so. Beside it: what broken judges say. */
final class JudgeTest {
  private static final Judge JUDGE = new Judge(Limits.STANDARD);

  private static Judged one(Made made, double before, double after) {
    return JUDGE.judge(
        made.recording("base", before).benchmarks(), made.recording("candidate", after).benchmarks()).getFirst();
  }

  private static Made quiet(long seed) {
    return new Made(seed, 8, 5, 0.01, 0.005);
  }

  @Test
  void aSlowdownIsARegressionAndASpeedupAnImprovement() {
    for (int seed = 0; seed < 10; seed++) {
      assertEquals(Verdict.REGRESSED, one(quiet(seed), 1000, 1100).verdict());
      assertEquals(Verdict.IMPROVED, one(quiet(seed), 1100, 1000).verdict());
    }
  }

  @Test
  void whatChangedByLessThanCountsIsTheSame() {
    assertEquals(Verdict.SAME, one(quiet(1), 1000, 1000).verdict());
    assertEquals(Verdict.SAME, one(quiet(2), 1000, 1010).verdict());
  }

  @Test
  void noiseIsInconclusiveAndNotTheSame() {
    Judged judged = one(new Made(3, 8, 5, 0.2, 0.05), 1000, 1000);

    assertEquals(Verdict.INCONCLUSIVE, judged.verdict());
    assertTrue(judged.why().startsWith("the forks do not differ enough to tell"), judged.why());
    assertTrue(judged.visible() > 0.2, "and a small slowdown would not have been seen: " + judged.visible());
  }

  @Test
  void oneForkTellsNothing() {
    Judged judged = one(new Made(4, 1, 50, 0.01, 0.001), 1000, 2000);

    assertEquals(Verdict.INCONCLUSIVE, judged.verdict());
    assertEquals("one fork shows no spread between JVMs", judged.why());
    assertEquals(Double.POSITIVE_INFINITY, judged.visible());
  }

  @Test
  void threeForksAreTooFewWhateverTheyShow() {
    Judged judged = one(new Made(5, 3, 50, 0.001, 0.001), 1000, 2000);

    assertEquals(Verdict.INCONCLUSIVE, judged.verdict());
    assertEquals("so few forks cannot show a change, however large", judged.why());
  }

  @Test
  void whatWouldHaveBeenSeenIsWhatIsSeenWhenItIsThere() {
    Judged unchanged = one(quiet(6), 1000, 1000);

    assertTrue(unchanged.visible() >= Limits.STANDARD.effect() && unchanged.visible() < 0.1, "" + unchanged.visible());
    assertEquals(Verdict.REGRESSED, one(quiet(6), 1000, 1000 * (1.005 + unchanged.visible())).verdict());
  }

  @Test
  void whatWouldHaveBeenSeenCounts() {
    Judge patient = new Judge(new Limits(0.01, 3));
    Made made = quiet(7);
    var base = made.recording("base", 1000).benchmarks();

    double visible = patient.judge(base, made.recording("candidate", 1000).benchmarks()).getFirst().visible();
    assertTrue(visible >= 3 && visible < 3.2, "a change of 300 % counts, and a little more would be seen: " + visible);
  }

  /** The broken judge takes each iteration for a sample of its own. */
  @Test
  void iterationsOfOneForkAreNotIndependent() {
    int pooled = 0;
    int shipped = 0;
    for (int seed = 0; seed < 20; seed++) {
      Judged judged = one(new Made(100 + seed, 5, 40, 0.06, 0.005), 1000, 1000);
      pooled += MannWhitney.p(all(judged.base()), all(judged.candidate())) <= 0.01 ? 1 : 0;
      shipped += judged.p() <= 0.01 ? 1 : 0;
      assertEquals(Verdict.INCONCLUSIVE, judged.verdict());
    }
    assertTrue(pooled >= 10, "a judge who pools iterations alarms for nothing, " + pooled + " times of 20");
    assertEquals(0, shipped, "of forks that differ");
  }

  /** The broken judge holds each benchmark against the level by itself. */
  @Test
  void manyBenchmarksDoNotMakeAnAlarm() {
    double[] times = new double[40];
    Arrays.fill(times, 1000);
    Judge sensitive = new Judge(new Limits(0.01, 0.001));
    int uncorrected = 0;
    int shipped = 0;
    for (int seed = 0; seed < 8; seed++) {
      Made made = new Made(200 + seed, 8, 3, 0.02, 0.002);
      var base = made.recording("base", times).benchmarks();
      for (Judged judged : sensitive.judge(base, made.recording("candidate", times).benchmarks())) {
        uncorrected += MannWhitney.p(judged.base().forkMedians(), judged.candidate().forkMedians()) <= 0.01 ? 1 : 0;
        shipped += judged.verdict().isChange() ? 1 : 0;
      }
    }
    assertTrue(uncorrected >= 2, "a judge without correction alarms for nothing, " + uncorrected + " times");
    assertEquals(0, shipped);
  }

  @Test
  void holmsCorrection() {
    double[] adjusted = Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005});
    assertArrayEquals(new double[] {0.03, 0.06, 0.06, 0.02}, adjusted, 1e-12);
    assertArrayEquals(new double[0], Holm.adjust(new double[0]));
  }

  private static double[] all(Samples samples) {
    return samples.forks().stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
  }
}
