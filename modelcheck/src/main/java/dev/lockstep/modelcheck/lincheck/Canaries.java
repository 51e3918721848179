package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.modelcheck.lincheck.explore.Counterexample;
import dev.lockstep.modelcheck.lincheck.explore.Exploration;
import dev.lockstep.modelcheck.lincheck.explore.Explorer;
import dev.lockstep.modelcheck.lincheck.explore.NumberedVerifier;
import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import dev.lockstep.modelcheck.lincheck.explore.Target;
import dev.lockstep.spec.evidence.Canary;
import java.util.ArrayList;
import java.util.List;

/**
 * Two broken classes that Lincheck must catch on the JDK in use: a lost update, and a hang. On a JDK that it does not
 * know it may explore nothing and be content.
 */
final class Canaries {
  private static final String NAME = "racy-counter-and-lost-wake-up";
  private static final int INVOCATIONS = 200;

  private Canaries() {}

  static Canary run() {
    List<String> missed = new ArrayList<>();
    expect(Counterexample.Kind.ANSWER, RacyCounter.class, Scenario.of("next", "next"), "racy counter", missed);
    expect(Counterexample.Kind.HANG, LostWakeUp.class, Scenario.of("sleep", "wake"), "lost wake-up", missed);
    return missed.isEmpty()
        ? new Canary(NAME, true, "lost update and hang, both found")
        : new Canary(NAME, false, "not found: " + String.join("; ", missed));
  }

  private static void expect(
      Counterexample.Kind kind, Class<?> operations, Scenario scenario, String name, List<String> missed) {
    Target target = Target.of(operations, NumberedVerifier.class);
    switch (Explorer.explore(target, List.of(scenario), INVOCATIONS).getFirst()) {
      case Exploration.Violated violated when violated.counterexample().kind() == kind -> {}
      case Exploration.Violated other -> missed.add(name + " (but " + other.counterexample().summary() + ")");
      case Exploration.Clean clean -> missed.add(name);
      case Exploration.Broken broken -> missed.add(name + " (" + broken.reason() + ")");
    }
  }
}
