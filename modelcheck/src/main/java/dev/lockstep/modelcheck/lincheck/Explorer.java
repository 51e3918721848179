package dev.lockstep.modelcheck.lincheck;

import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuarantee;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;

/**
 * Explores one scenario with Lincheck: schedules with few switches of the thread first, chosen by a generator whose
 * seed is fixed in Lincheck, so that the same scenario with the same number of invocations is explored in the same way
 * each time.
 */
final class Explorer {
  /** What Lincheck prints, and nothing more, when it failed to instrument a class: it then sees no race in it. */
  private static final String BLIND = "Unable to transform";

  /**
   * One call of these is one step. They are owned by one thread at a time, or guarded, in all that is explored here,
   * and what they do inside depends on identity hashes, which differ from run to run.
   */
  private static final String[] COLLECTIONS = {
    "java.util.AbstractCollection",
    "java.util.ArrayDeque",
    "java.util.ArrayList",
    "java.util.HashMap",
    "java.util.HashSet",
    "java.util.ImmutableCollections",
    "java.util.LinkedHashMap",
    "java.util.LinkedHashSet"
  };

  private Explorer() {}

  /**
   * Explores {@code scenario} on the operations of one class.
   *
   * @param operations the class under test; its constructor counts in {@link Invocations}
   * @param specification a class with the same operations, to be called by one thread only
   * @param invocations how many schedules to execute at most
   */
  static Exploration explore(Class<?> operations, Class<?> specification, Scenario scenario, int invocations) {
    long before = Invocations.total();
    Capture capture = Capture.begin();
    Exploration result;
    try {
      options(specification, scenario, operations, invocations).check(operations);
      result = new Exploration.Clean();
    } catch (LincheckAssertionError violated) {
      result = Counterexample.read(scenario, String.valueOf(violated.getMessage()));
    } catch (Throwable broken) { // an error inside Lincheck, or a class that it cannot load, must end as unknown
      result = new Exploration.Broken("Lincheck failed on " + scenario + ": " + broken);
    } finally {
      capture.end();
    }
    if (capture.text().contains(BLIND)) {
      return new Exploration.Broken("Lincheck could not instrument a class, so it would see no race in it");
    }
    if (Invocations.total() == before) {
      return new Exploration.Broken("Lincheck executed no schedule of " + scenario);
    }
    return result;
  }

  /** Not minimized: a scenario whose shutdown was taken out hangs for that reason. */
  private static ModelCheckingOptions options(
      Class<?> specification, Scenario scenario, Class<?> operations, int invocations) throws NoSuchMethodException {
    ManagedStrategyGuarantee atomic =
        ManagedStrategyGuaranteeKt.forClasses(COLLECTIONS).allMethods().treatAsAtomic();
    return new ModelCheckingOptions()
        .iterations(0)
        .invocationsPerIteration(invocations)
        .minimizeFailedScenario(false)
        .sequentialSpecification(specification)
        .addGuarantee(atomic)
        .addCustomScenario(scenario.on(operations));
  }
}
