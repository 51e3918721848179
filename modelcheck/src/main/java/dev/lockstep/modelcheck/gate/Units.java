package dev.lockstep.modelcheck.gate;

import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** How counts by unit, such as what a check explored, are written for a person. */
public final class Units {
  private Units() {}

  /** For instance {@code 12,345 operations, 10 rounds}; empty if there are none. */
  public static String text(SortedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(unit -> String.format(Locale.ROOT, "%,d %s", unit.getValue(), unit.getKey()))
        .collect(Collectors.joining(", "));
  }
}
