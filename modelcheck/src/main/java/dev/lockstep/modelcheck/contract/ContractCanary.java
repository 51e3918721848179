package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.evidence.Canary;

/** Shows the checks a worker that is known to be broken: if they pass, they are asleep. */
final class ContractCanary {
  /** Caught every time, and at once: the checks hold the owner up where it goes wrong. */
  private static final String CONTROL = "reply-before-count";

  private static final String RULE = "W5";
  private static final String SUBJECT = "channel";

  private ContractCanary() {}

  static Canary run() {
    try {
      return new BrokenTwin(OverlayLoader.overlay(CONTROL))
          .firstFailure(SUBJECT, RULE)
          .map(line -> new Canary(CONTROL, true, RULE + " " + line))
          .orElseGet(() -> new Canary(CONTROL, false, "all checks of " + RULE + " passed on it"));
    } catch (ControlException | IllegalStateException | ReflectiveOperationException failure) {
      return new Canary(CONTROL, false, "it could not be run: " + failure);
    }
  }
}
