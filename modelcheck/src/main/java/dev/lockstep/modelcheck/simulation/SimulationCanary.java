package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.evidence.Canary;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Shows that the simulation is awake: the same schedules on a worker that is known to be broken. */
final class SimulationCanary {
  private static final int SCHEDULES = 10_000;
  private static final String CONTROL = "double-settle";
  private static final String RULE = "W3";

  private SimulationCanary() {}

  static Canary run() throws Exception {
    Path home = Home.locate();
    Control control =
        Controls.read(home.resolve(Controls.DIRECTORY))
            .find(CONTROL)
            .orElseThrow(() -> new ControlException("the canary " + CONTROL + " is missing"));
    try (OverlayLoader overlay = new OverlayLoader(ControlCompiler.of(home).compile(control))) {
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
