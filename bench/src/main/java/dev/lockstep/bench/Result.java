package dev.lockstep.bench;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What JMH found out about one benchmark with one choice of parameters. Every fork and every iteration that was asked
 * for has contributed.
 *
 * @param benchmark the full name, class and method
 * @param params the parameters' names and values; empty if it has none
 * @param score the mean: the time of one operation
 * @param forks the mean of each fork
 * @param unit of score and means
 * @param iterations for each fork, for each iteration: its score; of a sampling benchmark the median of its samples
 * @param setting how and where it was measured
 */
public record Result(
    String benchmark,
    SortedMap<String, String> params,
    double score,
    List<Double> forks,
    String unit,
    List<List<Double>> iterations,
    Setting setting) {
  private static final String NULL_CONTROL = "nullControl";

  /**
   * How and where a benchmark was measured, as far as the file tells.
   *
   * @param mode JMH's short word, such as {@code avgt}
   * @param flags the options of the JVM
   * @param facts about JDK, JMH, its settings and the machine, by name
   */
  public record Setting(String mode, List<String> flags, SortedMap<String, String> facts) {
    /** Copies the list. */
    public Setting {
      flags = List.copyOf(flags);
    }
  }

  /** What tells this result from all others of its run, for instance {@code a.b.StatusRead.status(subject=MUTEX)}. */
  public String key() {
    return key(benchmark, params);
  }

  /** The key of a benchmark with the given parameters. */
  public static String key(String benchmark, SortedMap<String, String> params) {
    return benchmark
        + params.entrySet().stream()
            .map(param -> param.getKey() + "=" + param.getValue())
            .collect(Collectors.joining(",", params.isEmpty() ? "" : "(", params.isEmpty() ? "" : ")"));
  }

  /**
   * Whether {@code other} is the null control to compare this with: of the same class, and with the same parameters or
   * none.
   */
  boolean hasNullControl(Result other) {
    String owner = benchmark.substring(0, benchmark.lastIndexOf('.') + 1);
    return other.benchmark.equals(owner + NULL_CONTROL) && (other.params.isEmpty() || other.params.equals(params));
  }

  /** The mean of the fastest fork. */
  double lowest() {
    return Collections.min(forks);
  }

  /** The mean of the slowest fork. */
  double highest() {
    return Collections.max(forks);
  }
}
