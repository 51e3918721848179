package dev.lockstep.bench.regression.run;

import dev.lockstep.spec.evidence.Tier;
import java.util.ArrayList;
import java.util.List;

/**
 * What to run of a version, and for how long.
 *
 * @param include JMH's pattern of benchmarks
 * @param params JMH's {@code name=value,value}
 * @param forks JVMs for each benchmark and version; even, so that each version is first as often as last
 * @param warmUps iterations before anything is recorded
 * @param iterations that are recorded
 * @param millis how long an iteration is
 */
public record Effort(String include, List<String> params, int forks, int warmUps, int iterations, int millis) {
  /** The shipped benchmarks that a quick comparison looks at: those on which the scheduler has the least influence. */
  public static final String QUICK_SUITE = "\\.(OneThread\\.request|StatusRead\\.status)$";

  /** Those that a full one looks at: all but the other libraries, and what only serves to compare. */
  public static final String FULL_SUITE =
      "^dev\\.lockstep\\.bench\\.(OneThread\\.|StatusRead\\.|RoundTrip\\.|VirtualTrip\\.|lane\\.Ask)";

  /** Of the full suite, the rows that are the kit's own. */
  public static final List<String> SHIPPED = List.of("row=SHORT_LOCK,QUERY", "peer=KIT");

  /** Copies the list, and makes the forks even. */
  public Effort {
    params = List.copyOf(params);
    forks += forks % 2;
  }

  /** The effort of a tier. */
  public static Effort of(Tier tier, String include, List<String> params) {
    return switch (tier) {
      case QUICK -> new Effort(include, params, 8, 6, 5, 100);
      case FULL -> new Effort(include, params, 10, 4, 8, 100);
      case DEEP -> new Effort(include, params, 20, 10, 20, 100);
    };
  }

  /** The same, with another number of forks. */
  public Effort withForks(int other) {
    return new Effort(include, params, other, warmUps, iterations, millis);
  }

  /** The same for fewer benchmarks. */
  public Effort including(String other) {
    return of(other, params);
  }

  /** The same for other benchmarks. */
  public Effort of(String other, List<String> otherParams) {
    return new Effort(other, otherParams, forks, warmUps, iterations, millis);
  }

  /** JMH's options for one fork of each benchmark. */
  List<String> options() {
    List<String> options = new ArrayList<>();
    params.forEach(param -> options.addAll(List.of("-p", param)));
    options.addAll(List.of("-f", "1", "-wi", String.valueOf(warmUps), "-i", String.valueOf(iterations)));
    options.addAll(List.of("-w", millis + "ms", "-r", millis + "ms", "-to", "60s", "-foe", "false"));
    options.add(include);
    return options;
  }
}
