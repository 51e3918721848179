package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.evidence.Canary;
import java.util.List;

/** Shows that the simulation is awake: the same schedules on a worker that is known to be broken. */
final class SimulationCanary {
  private static final String CONTROL = "double-settle";
  private static final String RULE = "W3";
  private static final String SUBJECT = "channel";
  private static final int SCHEDULES = 10_000;

  private SimulationCanary() {}

  static Canary run() throws Exception {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(CONTROL))) {
      return Kill.search(overlay, SUBJECT, 1, List.of(RULE), SCHEDULES)
          .map(kill -> new Canary(CONTROL, true, text(kill)))
          .orElseGet(() -> new Canary(CONTROL, false, "no violation in " + SCHEDULES + " schedules"));
    }
  }

  private static String text(Kill kill) {
    return kill.rule() + " after " + kill.schedules() + " schedules, shrunk to " + kill.events() + " events";
  }
}
