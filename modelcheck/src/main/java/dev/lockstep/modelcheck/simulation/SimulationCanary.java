package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.evidence.Canary;
import java.util.function.Supplier;

/** Shows that the simulation is awake: the same schedules on a worker that is known to be broken. */
final class SimulationCanary {
  private static final int SCHEDULES = 10_000;
  private static final String CONTROL = "double-settle";
  private static final String RULE = "W3";

  private SimulationCanary() {}

  static Canary run() throws Exception {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(CONTROL))) {
      String seen = overlay.load(Flight.class).get();
      return new Canary(CONTROL, seen.startsWith(RULE), seen);
    }
  }

  /** Loaded on the overlay: says which rule broke first, and after how many schedules. */
  public static final class Flight implements Supplier<String> {
    @Override
    public String get() {
      Schedules schedules = new Schedules("channel", 1);
      for (int i = 0; i < SCHEDULES; i++) {
        var violation = schedules.runNext();
        if (violation.isPresent()) {
          return violation.get().rule() + " after " + (i + 1) + " schedules: " + violation.get().seen();
        }
      }
      return "no violation in " + SCHEDULES + " schedules";
    }
  }
}
