package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.PoolLoad;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.SupervisorLoad;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.station.Row;
import dev.lockstep.spec.evidence.Tier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Measurements that never were: a whole run in which every figure is what a test wants. It begins with a machine on
 * which everything takes a microsecond.
 */
public final class Synthetic {
  private static final double MICROSECOND = 1_000;
  private static final int SLICES = 3;
  private static final int COUNT = 1000;

  private final Map<String, Integer> planned = new TreeMap<>();
  private final Map<String, Map<String, double[]>> times = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  public Synthetic() {
    for (Step step : Plan.ofClaims(Tier.QUICK).steps()) {
      for (String key : step.keys()) {
        planned.put(key, step.forks());
      }
    }
  }

  /** Every time that {@code name} names takes so long, in each fork. */
  public Synthetic time(String key, String name, double nanos) {
    return time(key, name, nanos, nanos);
  }

  /** As above, but it differs from fork to fork. */
  public Synthetic time(String key, String name, double inSomeForks, double inOthers) {
    if (!planned.containsKey(key)) {
      throw new IllegalArgumentException("no run measures " + key);
    }
    times.computeIfAbsent(key, k -> new TreeMap<>()).put(name, new double[] {inSomeForks, inOthers});
    return this;
  }

  /** That many of everything in each slice. */
  public Synthetic count(String key, int count) {
    if (!planned.containsKey(key)) {
      throw new IllegalArgumentException("no run measures " + key);
    }
    counts.put(key, count);
    return this;
  }

  /** Every read and response of {@code row} takes so long, in the open loop and beside each number of observers. */
  public Synthetic status(Row row, double nanos) {
    time(OpenLoop.key(row), OpenLoop.RESPONSE, nanos);
    for (Threads threads : Threads.values()) {
      for (int count : Claims.OBSERVERS) {
        time(Claims.scaling(row, threads, count), Storm.STATUS, nanos);
      }
    }
    return this;
  }

  /** The measurements. */
  public Measurements measurements() {
    return measurements(List.of());
  }

  /** The same, without the last fork of some series. */
  public Measurements measurements(List<String> incomplete) {
    Measurements measurements = new Measurements();
    planned.forEach((key, forks) -> {
      measurements.plan(key, forks);
      int there = incomplete.contains(key) ? forks - 1 : forks;
      for (int fork = 0; fork < there; fork++) {
        measurements.add(key, slices(key, fork));
      }
    });
    return measurements;
  }

  private List<Slice> slices(String key, int fork) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      TreeMap<String, Double> sums = new TreeMap<>();
      sums.put(Slice.SECONDS, 1.0);
      sums.put(OpenLoop.ACTIVE, COUNT / 2.0);
      sums.put(JmhRound.OPERATIONS, 1.0);
      sums.put(JmhRound.BYTES, 16.0);
      sums.put(JmhRound.NANOS, wanted(key, JmhRound.NANOS, fork));
      TreeMap<String, Histogram> histograms = new TreeMap<>();
      for (String name :
          List.of(
              OpenLoop.SERVICE, OpenLoop.RESPONSE, Storm.STATUS, Storm.REQUEST, PoolLoad.DISPATCH, PoolLoad.REPLACE,
              SupervisorLoad.SCALE, JmhRound.SAMPLE)) {
        Histogram histogram = new Histogram(Slice.DIGITS);
        histogram.recordValueWithCount(Math.round(wanted(key, name, fork)), counts.getOrDefault(key, COUNT));
        histograms.put(name, histogram);
      }
      slices.add(new Slice(sums, histograms));
    }
    return slices;
  }

  private double wanted(String key, String name, int fork) {
    double[] both = times.getOrDefault(key, Map.of()).getOrDefault(name, new double[] {MICROSECOND, MICROSECOND});
    return both[fork % 2];
  }
}
