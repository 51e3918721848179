package dev.lockstep.modelcheck.linearizability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries every sequence of the steps of all partitions together: no memory, no eager reads, no order known beforehand.
 */
final class BruteForce<S, C> {
  private final SequentialSpecification<S, C> specification;
  private final List<Step<C>> steps;
  private final Set<Integer> done = new HashSet<>();

  private BruteForce(Problem<S, C> problem) {
    specification = problem.specification();
    steps = problem.steps();
  }

  static <S, C> boolean isLinearizable(Problem<S, C> problem) {
    return new BruteForce<>(problem).completable(Map.of());
  }

  private boolean completable(Map<Object, S> states) {
    long soonest = Long.MAX_VALUE;
    for (int i = 0; i < steps.size(); i++) {
      soonest = done.contains(i) ? soonest : Math.min(soonest, steps.get(i).latest());
    }
    if (soonest == Long.MAX_VALUE) {
      return true; // nothing is left that must happen
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).invocation() > soonest || !done.add(i)) {
        continue;
      }
      Object partition = specification.partition(steps.get(i).call());
      S before = states.getOrDefault(partition, specification.initial());
      S after = specification.step(before, steps.get(i).call());
      if (after != null) {
        if (specification.readOnly(steps.get(i).call())) {
          assertEquals(before, after);
        }
        Map<Object, S> next = new HashMap<>(states);
        next.put(partition, after);
        if (completable(next)) {
          return true;
        }
      }
      done.remove(i);
    }
    return false;
  }
}
