package dev.lockstep.bench.regression;

import dev.lockstep.bench.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Recordings whose truth is known: forks spread around a median, iterations around their fork. */
public final class Made {
  static final Map<String, String> MACHINE =
      Map.of("processor", "P", "cores", "2", "system", "S", "jdkVersion", "25", "taken", "2026-01-01T00:00:00Z");

  private final SplittableRandom random;
  private final int forks;
  private final int iterations;
  private final double forkSpread;
  private final double iterationSpread;

  public Made(long seed, int forks, int iterations, double forkSpread, double iterationSpread) {
    this.random = new SplittableRandom(seed);
    this.forks = forks;
    this.iterations = iterations;
    this.forkSpread = forkSpread;
    this.iterationSpread = iterationSpread;
  }

  /** A benchmark that takes {@code nanos}. */
  Result result(String name, double nanos, Map<String, String> facts) {
    List<List<Double>> all = new ArrayList<>();
    for (int i = 0; i < forks; i++) {
      double fork = nanos * Math.exp(forkSpread * random.nextGaussian());
      List<Double> scores = new ArrayList<>();
      for (int j = 0; j < iterations; j++) {
        scores.add(fork * Math.exp(iterationSpread * random.nextGaussian()));
      }
      all.add(scores);
    }
    var setting = new Result.Setting("avgt", List.of(), new TreeMap<>(facts));
    return new Result("a.B." + name, new TreeMap<>(), nanos, List.of(), "ns/op", all, setting);
  }

  /** A recording of benchmarks {@code op0}, {@code op1} and so on that take these times. */
  public Recording recording(String name, double... nanos) {
    return recording(name, MACHINE, nanos);
  }

  Recording recording(String name, Map<String, String> facts, double... nanos) {
    TreeMap<String, Samples> benchmarks = new TreeMap<>();
    for (int i = 0; i < nanos.length; i++) {
      Result result = result("op" + i, nanos[i], facts);
      benchmarks.put(result.key(), Samples.of(result.key(), result).orElseThrow());
    }
    return new Recording(name, benchmarks);
  }
}
