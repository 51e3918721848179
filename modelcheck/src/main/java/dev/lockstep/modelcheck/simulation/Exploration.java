package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.modelcheck.simulation.engine.Explorer;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.engine.Violation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs the schedules of one scenario and seed, one after the other. A rule that was broken is not looked at any more;
 * the others are, so that each has a verdict of its own.
 */
final class Exploration {
  /** The first schedule that breaks a rule. */
  record Failure(long schedule, Violation violation) {}

  private final Scenario scenario;
  private final Explorer explorer;
  private final Set<String> watched;
  private final Map<String, Failure> failures = new TreeMap<>();
  private long next;

  Exploration(Scenario scenario, long seed, Collection<String> rules) {
    this.scenario = scenario;
    this.explorer = new Explorer(scenario, seed);
    this.watched = new LinkedHashSet<>(rules);
  }

  /** Runs the next schedule; false if no rule is left to be broken. */
  boolean runNext() {
    Optional<Violation> violation = explorer.run(next, watched::contains);
    violation.ifPresent(
        seen -> {
          failures.put(seen.rule(), new Failure(next, seen));
          watched.remove(seen.rule());
        });
    next++;
    return !watched.isEmpty();
  }

  /** What was found about this rule. */
  Optional<Failure> failure(String rule) {
    return Optional.ofNullable(failures.get(rule));
  }

  /** The counterexample to this rule, made small. */
  Counterexample counterexample(Failure failure) {
    String rule = failure.violation().rule();
    return Counterexample.shrunk(scenario, explorer.plan(failure.schedule(), rule::equals), rule);
  }

  /** How many schedules were run. */
  long schedules() {
    return next;
  }

  Explored explored() {
    return explorer.explored();
  }
}
