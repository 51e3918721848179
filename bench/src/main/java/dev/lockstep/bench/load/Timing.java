package dev.lockstep.bench.load;

import java.time.Duration;

/**
 * How long a load runs.
 *
 * @param warmUp before anything is recorded
 * @param slices how many slices are recorded
 * @param slice how long each is
 */
public record Timing(Duration warmUp, int slices, Duration slice) {

  /** How long it takes altogether, in seconds. */
  double seconds() {
    return (warmUp.toMillis() + slices * slice.toMillis()) / 1e3;
  }

  /** As one word: milliseconds of warm-up, slices, milliseconds of a slice. */
  String spec() {
    return warmUp.toMillis() + "/" + slices + "/" + slice.toMillis();
  }

  /** Reads what {@link #spec} wrote. */
  static Timing parse(String spec) {
    String[] parts = spec.split("/", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a timing: " + spec);
    }
    return new Timing(
        Duration.ofMillis(Long.parseLong(parts[0])),
        Integer.parseInt(parts[1]),
        Duration.ofMillis(Long.parseLong(parts[2])));
  }
}
