package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.simulation.engine.Plan;
import dev.lockstep.modelcheck.simulation.engine.Run;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.engine.Shrinker;
import dev.lockstep.modelcheck.simulation.engine.Story;
import dev.lockstep.modelcheck.simulation.engine.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that breaks a rule, as small as it could be made.
 *
 * @param violation what was seen
 * @param plan the run
 * @param story what happens in it
 * @param events how many things happen that come from outside of what is checked
 */
record Counterexample(Violation violation, Plan plan, List<Story.Line> story, long events) {
  Counterexample {
    story = List.copyOf(story);
  }

  /** A small run that breaks {@code rule}, which {@code plan} does as well. */
  static Counterexample shrunk(Scenario scenario, Plan plan, String rule) {
    Plan smallest = Shrinker.shrink(plan, smaller -> Run.repeat(scenario, smaller, rule::equals, null) != null);
    return told(scenario, smallest, rule)
        .orElseThrow(() -> new IllegalStateException("a plan that broke " + rule + " does so no more: " + smallest));
  }

  /** The run as it is; empty if it breaks no rule, or not {@code rule}, if that is given. */
  static Optional<Counterexample> told(Scenario scenario, Plan plan, @Nullable String rule) {
    Story story = new Story();
    Violation violation = Run.repeat(scenario, plan, broken -> rule == null || rule.equals(broken), story);
    return Optional.ofNullable(violation)
        .map(seen -> new Counterexample(seen, plan, story.lines(), story.events()));
  }

  /** Line by line: what happened, what was broken, and the plan. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    story.forEach(line -> lines.add(line.toString()));
    lines.add(violation.toString());
    lines.add("plan: " + plan);
    return lines;
  }
}
