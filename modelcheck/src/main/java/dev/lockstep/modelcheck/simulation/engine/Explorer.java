package dev.lockstep.modelcheck.simulation.engine;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * The runs of one scenario and seed, by number: the same number is always the same plan and the same schedule. Not
 * thread-safe.
 */
public final class Explorer {
  /** An odd constant with well-mixed bits (the golden ratio), so that neighbouring numbers give unrelated seeds. */
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final Scenario scenario;
  private final Vocabulary vocabulary;
  private final long seed;
  private final Explored explored = new Explored();

  /** The runs of {@code scenario} that {@code seed} decides. */
  public Explorer(Scenario scenario, long seed) {
    this.scenario = scenario;
    this.vocabulary = scenario.vocabulary();
    this.seed = seed;
  }

  /** Makes run {@code number}; the violation, if one of the rules that are {@code watched} was broken. */
  public Optional<Violation> run(long number, Predicate<String> watched) {
    SplittableRandom random = random(number);
    Plan plan = vocabulary.draw(random);
    return Optional.ofNullable(Run.explore(scenario, plan, new SeededChoices(random), watched, explored));
  }

  /** The plan of run {@code number}, with the choices of its schedule until the violation, if there is one. */
  public Plan plan(long number, Predicate<String> watched) {
    SplittableRandom random = random(number);
    Plan plan = vocabulary.draw(random);
    SeededChoices choices = new SeededChoices(random);
    Run.explore(scenario, plan, choices, watched, new Explored());
    return plan.withChoices(choices.made());
  }

  private SplittableRandom random(long number) {
    return new SplittableRandom(seed + SPREAD * (number + 1));
  }

  /** What all runs together have looked at. */
  public Explored explored() {
    return explored;
  }
}
