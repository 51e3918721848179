package dev.lockstep.modelcheck.lincheck.explore;

import dev.lockstep.modelcheck.lincheck.explore.Exploration.Extent;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.LinCheckerKt;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.strategy.IncorrectResultsFailure;
import org.jetbrains.kotlinx.lincheck.strategy.LincheckFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedDeadlockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ManagedLivelockFailure;
import org.jetbrains.kotlinx.lincheck.strategy.ObstructionFreedomViolationFailure;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jspecify.annotations.Nullable;

/**
 * Explores scenarios with Lincheck: schedules with few switches of the thread first, chosen by a generator whose seed
 * is fixed in Lincheck, so that the same scenario with the same number of invocations is explored in the same way each
 * time.
 *
 * <p>One at a time in a JVM.
 */
public final class Explorer {
  /** What Lincheck prints, and nothing more, when it failed to instrument a class: it then sees no race in it. */
  private static final String BLIND = "Unable to transform";

  /**
   * One call of these is one step. They are owned by one thread at a time, or guarded, in all that is explored here,
   * and what they do inside depends on identity hashes, which differ from run to run.
   */
  private static final List<String> COLLECTIONS =
      List.of(
          "java.util.AbstractCollection",
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.ImmutableCollections",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.concurrent.ConcurrentHashMap");

  private final Target target;

  private Explorer(Target target) {
    this.target = target;
  }

  /**
   * Explores {@code scenarios}, {@code invocations} schedules of each at most. All in one go as far as possible, because
   * Lincheck instruments the classes anew each time.
   */
  public static List<Exploration> explore(Target target, List<Scenario> scenarios, int invocations) {
    Explorer explorer = new Explorer(target);
    List<Exploration> found = new ArrayList<>();
    while (found.size() < scenarios.size()) {
      found.addAll(explorer.untilFirstFailure(scenarios.subList(found.size(), scenarios.size()), invocations));
    }
    return List.copyOf(found);
  }

  /**
   * The smallest counterexample that is left when one call after the other is taken out of the scenario, as long as the
   * same kind of thing goes wrong.
   */
  public static Counterexample minimize(Target target, Exploration.Violated violated) {
    Explorer explorer = new Explorer(target);
    int invocations = Math.toIntExact(2 * violated.extent().invocations() + 50);
    Counterexample smallest = violated.counterexample();
    for (Counterexample next = smallest; next != null; next = explorer.smaller(smallest, invocations)) {
      smallest = next;
    }
    return smallest;
  }

  /** As {@link #explore}, up to the first scenario that is not clean; at least one. */
  public static List<Exploration> exploreUntilFailure(Target target, List<Scenario> scenarios, int invocations) {
    return new Explorer(target).untilFirstFailure(scenarios, invocations);
  }

  private List<Exploration> untilFirstFailure(List<Scenario> scenarios, int invocations) {
    List<ExecutionScenario> executed = scenarios.stream().map(s -> s.on(target.operations())).toList();
    Tally.clear();
    LincheckFailure failure;
    String printed;
    try (Capture capture = new Capture()) {
      failure = LinCheckerKt.checkImpl(options(executed, invocations), target.operations());
      printed = capture.text();
    } catch (Throwable broken) { // an error inside Lincheck, or a class that it cannot load, must end as unknown
      return List.of(broken(scenarios.getFirst(), "Lincheck failed: " + broken));
    }
    if (printed.contains(BLIND)) {
      return List.of(broken(scenarios.getFirst(), "Lincheck could not instrument a class, so it would see no race in it"));
    }
    List<Exploration> found = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      ExecutionScenario scenario = executed.get(i);
      Extent extent = new Extent(Tally.invocations(scenario), Tally.distinct(scenario));
      if (failure != null && failure.getScenario() == scenario) {
        found.add(read(scenarios.get(i), extent, failure));
        return found;
      }
      found.add(
          extent.invocations() == 0
              ? broken(scenarios.get(i), "Lincheck executed no schedule")
              : new Exploration.Clean(scenarios.get(i), extent));
    }
    return found;
  }

  private static Exploration broken(Scenario scenario, String reason) {
    return new Exploration.Broken(scenario, Extent.NONE, reason);
  }

  /** A failure of any other type says something about Lincheck, and nothing about the target. */
  private Exploration read(Scenario scenario, Extent before, LincheckFailure failure) {
    Counterexample.Kind kind =
        switch (failure) {
          case ManagedDeadlockFailure deadlock -> Counterexample.Kind.HANG;
          case ManagedLivelockFailure livelock -> Counterexample.Kind.HANG;
          case IncorrectResultsFailure answers -> Counterexample.Kind.ANSWER;
          case ObstructionFreedomViolationFailure blocked -> Counterexample.Kind.BLOCKS;
          default -> null;
        };
    if (kind == null) {
      String headline = failure.toString().lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
      return new Exploration.Broken(scenario, before, "Lincheck gave up on " + scenario + ": " + headline);
    }
    boolean judged = kind == Counterexample.Kind.ANSWER;
    Extent extent = judged ? before : before.plus(new Extent(1, 1)); // a schedule that did not end was not counted
    String complaint = judged ? verifier().complaint(failure.getScenario(), failure.getResults()) : null;
    return new Exploration.Violated(
        scenario, extent, new Counterexample(kind, scenario, complaint, failure.toString().strip()));
  }

  private ModelVerifier<?, ?> verifier() {
    try {
      return target.judge().getConstructor(Class.class).newInstance(target.operations());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Lincheck has made one before: " + target.judge(), impossible);
    }
  }

  /** Not minimized by Lincheck: a scenario whose shutdown was taken out hangs for that reason. */
  private ModelCheckingOptions options(List<ExecutionScenario> scenarios, int invocations) {
    ModelCheckingOptions options =
        new ModelCheckingOptions()
            .iterations(0)
            .invocationsPerIteration(invocations)
            .minimizeFailedScenario(false)
            .checkObstructionFreedom(target.neverBlocks())
            .sequentialSpecification(target.operations())
            .verifier(target.judge())
            .addGuarantee(
                ManagedStrategyGuaranteeKt.forClasses(COLLECTIONS.toArray(String[]::new)).allMethods().treatAsAtomic());
    if (!target.confined().isEmpty()) {
      options.addGuarantee(
          ManagedStrategyGuaranteeKt.forClasses(target.confined().toArray(String[]::new)).allMethods().ignore());
    }
    scenarios.forEach(options::addCustomScenario);
    return options;
  }

  private @Nullable Counterexample smaller(Counterexample found, int invocations) {
    List<Scenario> candidates =
        found.scenario().smaller()
            .filter(
                smaller ->
                    found.kind() != Counterexample.Kind.HANG || lacksOnlyAQuestion(smaller, found.scenario()))
            .toList();
    while (!candidates.isEmpty()) {
      List<Exploration> explored = untilFirstFailure(candidates, invocations);
      Counterexample other = explored.getLast().violation().orElse(null);
      if (other != null && other.kind() == found.kind()) {
        return other;
      }
      candidates = candidates.subList(explored.size(), candidates.size());
    }
    return null;
  }

  /** A scenario without its shutdown, or without the post whose outcome is waited for, hangs for that reason. */
  private boolean lacksOnlyAQuestion(Scenario candidate, Scenario whole) {
    return count(whole) - count(candidate) == 1;
  }

  private long count(Scenario scenario) {
    return scenario.calls().filter(call -> target.questions().contains(call.operation())).count();
  }
}
