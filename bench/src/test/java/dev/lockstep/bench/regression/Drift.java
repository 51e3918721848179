package dev.lockstep.bench.regression;

import dev.lockstep.bench.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Two versions that are alike, on a machine that gets slower in the course of the run. */
public final class Drift {
  private Drift() {}

  /** The verdict on versions 0 and 1 if they run in this order and the last run takes {@code more} than the first. */
  public static Verdict verdict(List<Integer> order, double more) {
    SplittableRandom random = new SplittableRandom(1);
    List<List<List<Double>>> forks = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < order.size(); i++) {
      double time = 1000 * (1 + more * i / order.size()) * (1 + 0.005 * random.nextGaussian());
      forks.get(order.get(i)).add(List.of(time));
    }
    return new Judge(Limits.STANDARD).judge(samples(forks.get(0)), samples(forks.get(1))).getFirst().verdict();
  }

  private static TreeMap<String, Samples> samples(List<List<Double>> forks) {
    var setting = new Result.Setting("avgt", List.of(), new TreeMap<>(Made.MACHINE));
    Result result = new Result("a.B.c", new TreeMap<>(), 1000, List.of(), "ns/op", forks, setting);
    TreeMap<String, Samples> all = new TreeMap<>();
    all.put(result.key(), Samples.of(result.key(), result).orElseThrow());
    return all;
  }
}
