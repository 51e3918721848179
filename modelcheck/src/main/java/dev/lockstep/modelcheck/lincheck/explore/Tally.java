package dev.lockstep.modelcheck.lincheck.explore;

import java.util.ArrayList;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jspecify.annotations.Nullable;

/**
 * Counts the schedules that Lincheck really executed: its settings say only how many it was allowed.
 *
 * <p>Static, because Lincheck makes the verifiers that count, and good for one exploration at a time. Only the thread
 * that runs Lincheck touches it: what the threads of a scenario do to a static field is undone after each schedule.
 */
final class Tally {
  private static final List<Tally> ALL = new ArrayList<>();

  private final ExecutionScenario scenario;
  private long invocations;
  private long distinct;

  private Tally(ExecutionScenario scenario) {
    this.scenario = scenario;
  }

  /** Forgets everything. */
  static void clear() {
    ALL.clear();
  }

  /** One more schedule of {@code scenario} was executed; whether its answers, or their order, are new. */
  static void count(ExecutionScenario scenario, boolean fresh) {
    Tally tally = find(scenario);
    if (tally == null) {
      tally = new Tally(scenario);
      ALL.add(tally);
    }
    tally.invocations++;
    tally.distinct += fresh ? 1 : 0;
  }

  /** Schedules of {@code scenario} that ran to their end. */
  static long invocations(ExecutionScenario scenario) {
    Tally tally = find(scenario);
    return tally == null ? 0 : tally.invocations;
  }

  /** How many of them the threads of the scenario can tell apart. */
  static long distinct(ExecutionScenario scenario) {
    Tally tally = find(scenario);
    return tally == null ? 0 : tally.distinct;
  }

  private static @Nullable Tally find(ExecutionScenario scenario) {
    return ALL.stream().filter(tally -> tally.scenario == scenario).findFirst().orElse(null);
  }
}
