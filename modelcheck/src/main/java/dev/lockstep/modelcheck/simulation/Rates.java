package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.simulation.engine.Explored;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much was explored, and how fast, for a person. */
final class Rates {
  private Rates() {}

  /** Schedules, steps, states, and the faults by kind, in one line. */
  static String text(Explored explored) {
    String faults = explored.faults().entrySet().stream()
        .map(fault -> String.format(Locale.ROOT, "%,d %s", fault.getValue(), fault.getKey()))
        .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT, "%,d schedules (%,d distinct), %,d steps, %,d distinct states; faults: %s",
        explored.schedules(), explored.distinct(), explored.steps(), explored.states(),
        faults.isEmpty() ? "none" : faults);
  }

  /** Steps and distinct schedules in a second, by the time on the clock and by that of the processor. */
  static String text(Explored explored, double seconds, double processorSeconds) {
    return String.format(
        Locale.ROOT, "%,.0f steps/s, %,.0f distinct schedules/s in %.1f s (%,.0f and %,.0f by %.1f s of processor time)",
        explored.steps() / seconds, explored.distinct() / seconds, seconds, explored.steps() / processorSeconds,
        explored.distinct() / processorSeconds, processorSeconds);
  }
}
