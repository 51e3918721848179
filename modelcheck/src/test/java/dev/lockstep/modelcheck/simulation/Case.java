package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.simulation.engine.Plan;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.opentest4j.AssertionFailedError;

/** A plan, and the subject on which it is run. */
record Case(String subject, Plan plan) {

  /** Cases of these subjects. */
  static Arbitrary<Case> of(String... subjects) {
    return Arbitraries.of(subjects)
        .flatMap(subject -> Plans.of(scenario(subject)).map(plan -> new Case(subject, plan)));
  }

  private static Scenario scenario(String subject) {
    return Scenarios.of(subject).orElseThrow();
  }

  /** Fails if {@code rule} is broken: with the story, and the command that runs it again. */
  static void holds(String rule, Case tried) {
    Optional<Counterexample> broken = Counterexample.told(scenario(tried.subject()), tried.plan(), rule);
    if (broken.isPresent()) {
      List<String> story = broken.get().lines();
      throw new AssertionFailedError(
          String.join("\n", story) + "\nreplay: ./lockstep simulate --subject " + tried.subject() + " --rule " + rule
              + " --plan '" + tried.plan() + "'");
    }
  }

  @Override
  public String toString() {
    return subject + ": " + plan;
  }
}
