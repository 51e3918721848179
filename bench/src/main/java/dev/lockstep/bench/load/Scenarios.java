package dev.lockstep.bench.load;

import dev.lockstep.bench.station.Row;
import java.time.Duration;
import java.util.Arrays;

/**
 * Reads scenarios from the command line of the JVM that runs them.
 *
 * <p>Stateless and thread-safe.
 */
final class Scenarios {
  /** What a JVM takes to start and to end. */
  static final double JVM_SECONDS = 0.7;

  private Scenarios() {}

  /** Reads what {@link Scenario#spec} wrote. */
  static Scenario parse(String spec) {
    String[] parts = spec.split(":", -1);
    return switch (parts[0]) {
      case "latency" -> new OpenLoop(Row.valueOf(parts[1]));
      case "storm" ->
          new Storm(
              Row.valueOf(parts[1]),
              Threads.valueOf(parts[2]),
              Duration.ofMillis(Long.parseLong(parts[3])),
              Arrays.stream(parts[4].split("\\+", -1)).map(Integer::valueOf).toList());
      case "pool" -> new PoolLoad(Row.valueOf(parts[1]), Boolean.parseBoolean(parts[2]));
      case "supervisor" -> new SupervisorLoad(SupervisorLoad.Looking.valueOf(parts[1]));
      default -> throw new IllegalArgumentException("no scenario '" + spec + "'");
    };
  }
}
