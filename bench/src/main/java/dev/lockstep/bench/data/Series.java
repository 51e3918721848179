package dev.lockstep.bench.data;

import java.util.List;

/**
 * All that was measured of one thing: for each fork (a JVM of its own), its slices. Forks differ from each other by
 * more than slices of one fork do, so that an interval must know both.
 *
 * @param key names it, for instance {@code latency/WATCH}
 * @param forks at least one, each with at least one slice
 */
public record Series(String key, List<List<Slice>> forks) {
  /** Copies the lists. */
  public Series {
    forks = forks.stream().map(List::copyOf).toList();
    if (forks.isEmpty() || forks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(key + ": a fork without slices, or no fork");
    }
  }

  /** Everything together. */
  public Slice total() {
    return Slice.sum(forks.stream().flatMap(List::stream).toList());
  }
}
