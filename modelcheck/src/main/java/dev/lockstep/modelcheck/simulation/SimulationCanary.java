package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.simulation.pool.PoolKind;
import dev.lockstep.spec.evidence.Canary;
import java.util.List;

/** Shows that the simulation is awake: the same schedules on a worker, or a pool, that is known to be broken. */
final class SimulationCanary {
  private static final int SCHEDULES = 10_000;

  private SimulationCanary() {}

  /** For evidence about {@code subject}: a broken pool if it is a pool. */
  static Canary run(String subject) throws Exception {
    return PoolKind.of(subject).isPresent()
        ? run("result-published-twice", "S5", subject)
        : run("double-settle", "W3", "channel");
  }

  private static Canary run(String control, String rule, String subject) throws Exception {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(control))) {
      return Kill.search(overlay, subject, 1, List.of(rule), SCHEDULES)
          .map(kill -> new Canary(control, true, text(kill)))
          .orElseGet(() -> new Canary(control, false, "no violation in " + SCHEDULES + " schedules"));
    }
  }

  private static String text(Kill kill) {
    return kill.rule() + " after " + kill.schedules() + " schedules, shrunk to " + kill.events() + " events";
  }
}
