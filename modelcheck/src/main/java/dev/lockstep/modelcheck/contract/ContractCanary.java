package dev.lockstep.modelcheck.contract;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.evidence.Canary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Shows the checks a worker that is known to be broken: if they pass, they are asleep. */
final class ContractCanary {
  /** Caught every time, and at once: the checks hold the owner up where it goes wrong. */
  static final String CONTROL = "reply-before-count";

  private ContractCanary() {}

  static Canary run() {
    try {
      Path home = Home.locate();
      Optional<Control> control = Controls.read(home.resolve(Controls.DIRECTORY)).find(CONTROL);
      if (control.isEmpty()) {
        return new Canary(CONTROL, false, "there is no such negative control");
      }
      Path overlay = ControlCompiler.of(home).compile(control.get());
      return judge(control.get(), overlay);
    } catch (ControlException | IllegalStateException | IOException | ReflectiveOperationException failure) {
      return new Canary(CONTROL, false, "it could not be run: " + failure);
    }
  }

  private static Canary judge(Control control, Path overlay) throws IOException, ReflectiveOperationException {
    String rule = control.rules().getFirst();
    String subject = control.subjects().getFirst();
    Optional<String> seen = new BrokenTwin(overlay).firstFailure(subject, rule);
    return seen.map(line -> new Canary(CONTROL, true, rule + " " + line))
        .orElseGet(() -> new Canary(CONTROL, false, "all checks of " + rule + " passed on it"));
  }
}
