package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.modelcheck.lincheck.explore.Exploration;
import dev.lockstep.modelcheck.lincheck.explore.Explorer;
import dev.lockstep.modelcheck.lincheck.explore.Scenario;
import dev.lockstep.modelcheck.lincheck.explore.Target;
import dev.lockstep.spec.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Scenarios on one target, which are explored in one go.
 *
 * @param weight how many schedules each scenario gets, relative to those of other batches
 */
record Batch(Target target, int weight, List<Item> items) {
  /** What a scenario of weight 1 gets for each second of the budget. */
  private static final long INVOCATIONS_PER_SECOND = 4;

  /** Copies the list. */
  Batch {
    items = List.copyOf(items);
  }

  /** A scenario, and what it is explored for. */
  record Item(Engine.Check check, Scenario scenario) {}

  /** What came of a scenario. */
  record Explored(Target target, Item item, Exploration exploration) {}

  /** Its part for the checks of {@code rules}. */
  Batch only(List<String> rules) {
    return new Batch(target, weight, items.stream().filter(item -> rules.contains(item.check.rule())).toList());
  }

  /** Explores its scenarios; what came of each, in their order. */
  List<Explored> explore(Duration budget) {
    return explored(Explorer.explore(target, scenarios(), invocations(budget)));
  }

  /** As {@link #explore}, up to the first scenario that is not clean. */
  List<Explored> exploreUntilFailure(Duration budget) {
    return items.isEmpty()
        ? List.of()
        : explored(Explorer.exploreUntilFailure(target, scenarios(), invocations(budget)));
  }

  private List<Scenario> scenarios() {
    return items.stream().map(Item::scenario).toList();
  }

  private List<Explored> explored(List<Exploration> explorations) {
    List<Explored> explored = new ArrayList<>();
    for (int i = 0; i < explorations.size(); i++) {
      explored.add(new Explored(target, items.get(i), explorations.get(i)));
    }
    return List.copyOf(explored);
  }

  /** How many schedules of each scenario fit the budget. */
  private int invocations(Duration budget) {
    return Math.toIntExact(Math.max(1, weight * budget.toMillis() * INVOCATIONS_PER_SECOND / 1000));
  }
}
