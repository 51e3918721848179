package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.structure.flight.Rush;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.evidence.Canary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Shows each check a control that it must catch. */
final class Canaries {
  /** A lock that is held for nanoseconds is waited for by chance: so often the rush is tried. */
  private static final int TRIES = 8;

  private static final Duration TRY = Duration.ofMillis(400);

  private Canaries() {}

  /** Caught if every one of {@code checks} has caught its own. */
  static Canary run(List<StructureCheck> checks, Shipped shipped) {
    Set<String> names = new LinkedHashSet<>();
    List<String> missed = new ArrayList<>();
    for (StructureCheck check : checks) {
      names.add(check.canary());
      try {
        if (!catches(check, check.canary(), shipped)) {
          missed.add(check.id() + " passed on " + check.canary());
        }
      } catch (ControlException | IOException | ReflectiveOperationException | IllegalStateException failed) {
        missed.add(check.id() + " could not be run on " + check.canary() + ": " + failed);
      }
    }
    String name = String.join(", ", names);
    return missed.isEmpty()
        ? new Canary(name, true, checks.size() + " checks, each caught its control")
        : new Canary(name, false, String.join("; ", missed));
  }

  /** Whether {@code check} finds an offence in what is shipped with {@code control} in it. */
  static boolean catches(StructureCheck check, String control, Shipped shipped)
      throws ControlException, IOException, ReflectiveOperationException {
    Path overlay = OverlayLoader.overlay(control);
    Shipped broken = shipped.overlaidBy(overlay);
    try (OverlayLoader loader = new OverlayLoader(overlay)) {
      int tries = check == StructureCheck.LOCK_FREE_RUN ? TRIES : 1;
      for (int i = 0; i < tries; i++) {
        if (!check.examine(broken, loader.load(Rush.class).get(), TRY).offences().isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }
}
