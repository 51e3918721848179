package dev.lockstep.modelcheck.lincheck;

import java.util.ArrayList;
import java.util.List;

/** The scenarios of a worker, the small ones first, so that the first counterexample is a short one. */
final class WorkerScenarios {
  /** What clients do. Each scenario ends the worker, and all that is accepted in it. */
  private static final List<Scenario> CLIENTS =
      List.of(
          Scenario.of("shutdown", "query"),
          Scenario.of("shutdownNow", "submit shutdownNow outcome"),
          Scenario.of("deliver shutdown", "query"),
          Scenario.of("submit shutdownNow outcome", "query status"));

  /** A thread too many beside an owner. */
  private static final Scenario TWO_SHUTDOWNS_WHILE_BUSY = Scenario.of("deliver", "shutdown", "shutdown");

  private WorkerScenarios() {}

  /** For a worker that does its work on its callers' threads. */
  static List<Scenario> withoutOwner() {
    List<Scenario> all = new ArrayList<>(CLIENTS);
    all.add(TWO_SHUTDOWNS_WHILE_BUSY);
    return List.copyOf(all);
  }

  /** For a worker with an owner, whose life is a thread of each scenario. */
  static List<Scenario> withOwner() {
    return CLIENTS.stream().map(scenario -> scenario.withThread("owner")).toList();
  }

  /**
   * How many of {@code all} schedules the scenario at {@code position} gets: the first, where the rarest interleavings
   * are still within reach, half of them.
   */
  static int share(long all, int position, int scenarios) {
    long share = position == 0 ? all / 2 : all / 2 / (scenarios - 1);
    return Math.toIntExact(Math.max(1, share));
  }
}
