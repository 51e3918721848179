package dev.lockstep.bench;

/**
 * Flags for forks of benchmarks that allocate. A heap that has its size, and whose pages have been touched before
 * anything is measured: otherwise the first pass through it takes page faults, for a second or so, and times double.
 */
final class FixedHeap {
  static final String LEAST = "-Xms512m";
  static final String MOST = "-Xmx512m";
  static final String TOUCHED = "-XX:+AlwaysPreTouch";

  private FixedHeap() {}
}
