package dev.lockstep.modelcheck.vector;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;

/** Replays the vectors on something that is known to be broken: if they pass, they are asleep. */
final class VectorsCanary {
  private VectorsCanary() {}

  /** The canary of a run on {@code subject}: a worker or, for {@value Evidence#ANY}, a broadcast. */
  static Canary run(String subject) {
    return subject.equals(Evidence.ANY)
        ? run("broadcast-drops-in-silence", "B2", Evidence.ANY)
        : run("lingering-ignored", "W1", "channel");
  }

  private static Canary run(String control, String rule, String subject) {
    try {
      return VectorsTwin.firstFailure(OverlayLoader.overlay(control), subject)
          .map(line -> new Canary(control, line.startsWith(rule + ":"), line))
          .orElseGet(() -> new Canary(control, false, "all vectors passed on it"));
    } catch (ControlException | IllegalStateException | ReflectiveOperationException failure) {
      return new Canary(control, false, "it could not be run: " + failure);
    }
  }
}
