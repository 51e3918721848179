package dev.lockstep.modelcheck.lincheck;

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
    expect(
        Counterexample.Kind.RESULT,
        Explorer.explore(RacyCounter.class, RacyCounter.class, Scenario.of("increment", "increment"), INVOCATIONS),
        "racy counter",
        missed);
    expect(
        Counterexample.Kind.HANG,
        Explorer.explore(
            LostWakeUp.class, LostWakeUp.Specification.class, Scenario.of("sleep", "wake"), INVOCATIONS),
        "lost wake-up",
        missed);
    return missed.isEmpty()
        ? new Canary(NAME, true, "lost update and hang, both found")
        : new Canary(NAME, false, "not found: " + String.join("; ", missed));
  }

  private static void expect(Counterexample.Kind kind, Exploration result, String name, List<String> missed) {
    switch (result) {
      case Exploration.Violated(Counterexample found) when found.kind() == kind -> {}
      case Exploration.Violated(Counterexample other) -> missed.add(name + " (but " + other.summary() + ")");
      case Exploration.Clean() -> missed.add(name);
      case Exploration.Broken(String reason) -> missed.add(name + " (" + reason + ")");
    }
  }
}
