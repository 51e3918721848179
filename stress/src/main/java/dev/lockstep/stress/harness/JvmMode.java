package dev.lockstep.stress.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a JVM runs a test, the most telling first. The processor reorders in each of them, the compiler only in the first
 * two.
 */
public enum JvmMode {
  /** Compiled by C2, which orders instructions at random, as the seed says. */
  C2_RANDOM(
      "C2 in random order",
      "-XX:-TieredCompilation", "-XX:+StressLCM", "-XX:+StressGCM", "-XX:+StressIGVN", "-XX:+StressCCP"),
  /** Compiled by C2, as in production, with the collector of production. */
  C2("C2", "-XX:-TieredCompilation"),
  /** Compiled by C1. */
  C1("C1", "-XX:TieredStopAtLevel=1"),
  /** Interpreted. */
  INTERPRETER("interpreter", "-Xint");

  private final String label;
  private final List<String> flags;

  JvmMode(String label, String... flags) {
    this.label = label;
    this.flags = List.of(flags);
  }

  /** For a person. */
  public String label() {
    return label;
  }

  /**
   * The JVM's options. But in C2 as in production, the collector is the serial one: its barriers are a plain store,
   * while those of others may hold a fence that hides a reordering.
   */
  List<String> flags(int seed) {
    return switch (this) {
      case C2_RANDOM -> with("-XX:+UseSerialGC", "-XX:StressSeed=" + seed);
      case C2 -> flags;
      case C1, INTERPRETER -> with("-XX:+UseSerialGC");
    };
  }

  private List<String> with(String... more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(Arrays.asList(more));
    return List.copyOf(all);
  }
}
