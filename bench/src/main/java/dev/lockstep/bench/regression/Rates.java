package dev.lockstep.bench.regression;

import dev.lockstep.bench.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How often the {@link Judge} errs where the truth is known: forks are made up that spread around their benchmark's
 * time, and iterations that spread around their fork's. That tells how many forks a machine needs; whether a machine's
 * forks are of that kind, it does not.
 *
 * @param spread the standard deviation of forks, as a part of the time
 * @param forks on each side
 * @param reports how many reports were made up for each figure
 * @param alarms in how many of them something changed where nothing had, among {@value #BENCHMARKS} benchmarks
 * @param found in how many a slowdown of each of {@link #SLOWDOWNS} was called a regression
 */
public record Rates(double spread, int forks, int reports, int alarms, List<Integer> found) {
  /** The slowdowns that are looked for, as parts of the time. */
  public static final List<Double> SLOWDOWNS = List.of(0.07, 0.1, 0.2);

  /** The benchmarks of a report. */
  static final int BENCHMARKS = 3;

  private static final int ITERATIONS = 4;
  private static final double NANOS = 1000;

  /** The spread of iterations hardly matters: a fork counts once. */
  private static final double ITERATION_SPREAD = 0.01;

  /** The rates of the standard limits. */
  public static Rates of(double spread, int forks, int reports) {
    Judge judge = new Judge(Limits.STANDARD);
    SplittableRandom random = new SplittableRandom(forks);
    int alarms = 0;
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < reports; i++) {
      alarms += judge.judge(made(random, spread, forks, 1), made(random, spread, forks, 1)).stream()
          .anyMatch(row -> row.verdict().isChange()) ? 1 : 0;
    }
    for (double slowdown : SLOWDOWNS) {
      int regressed = 0;
      for (int i = 0; i < reports; i++) {
        var slowed = made(random, spread, forks, 1 + slowdown);
        Judged first = judge.judge(made(random, spread, forks, 1), slowed).getFirst();
        regressed += first.verdict() == Verdict.REGRESSED ? 1 : 0;
      }
      found.add(regressed);
    }
    return new Rates(spread, forks, reports, alarms, List.copyOf(found));
  }

  /** A side whose first benchmark takes {@code factor} times as long. */
  private static SortedMap<String, Samples> made(SplittableRandom random, double spread, int forks, double factor) {
    SortedMap<String, Samples> side = new TreeMap<>();
    for (int benchmark = 0; benchmark < BENCHMARKS; benchmark++) {
      List<List<Double>> all = new ArrayList<>();
      for (int i = 0; i < forks; i++) {
        double fork = NANOS * (benchmark == 0 ? factor : 1) * Math.exp(spread * random.nextGaussian());
        List<Double> iterations = new ArrayList<>();
        for (int j = 0; j < ITERATIONS; j++) {
          iterations.add(fork * Math.exp(ITERATION_SPREAD * random.nextGaussian()));
        }
        all.add(iterations);
      }
      String key = "benchmark" + benchmark;
      var setting = new Result.Setting("avgt", List.of(), new TreeMap<>());
      var result = new Result(key, new TreeMap<>(), NANOS, List.of(), "ns/op", all, setting);
      side.put(key, Samples.of(key, result).orElseThrow());
    }
    return side;
  }
}
