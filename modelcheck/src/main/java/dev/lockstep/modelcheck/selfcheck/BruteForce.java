package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries every sequence of the steps of all partitions together. It shares nothing with what is compared with it: no
 * order of choice, no eager reads, no step left out that might go, nothing known beforehand. All that it remembers is
 * which sets of steps, with the states that they led to, were tried in vain.
 */
final class BruteForce<S, C> {
  private final SequentialSpecification<S, C> specification;
  private final List<Step<C>> steps;
  private final Set<Tried<S>> tried = new HashSet<>();
  private int triesLeft;

  private record Tried<S>(BitSet done, Map<Object, S> states) {}

  /** What became of a try. */
  enum Answer {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    TOO_LONG
  }

  private BruteForce(Problem<S, C> problem, int limit) {
    specification = problem.specification();
    steps = problem.steps();
    triesLeft = limit;
  }

  /** Whether the steps can be placed, each in its interval; {@code limit} is how many configurations may be tried. */
  static <S, C> Answer place(Problem<S, C> problem, int limit) {
    BruteForce<S, C> all = new BruteForce<>(problem, limit);
    boolean found = all.completable(new BitSet(), Map.of());
    return found ? Answer.LINEARIZABLE : all.triesLeft < 0 ? Answer.TOO_LONG : Answer.NOT_LINEARIZABLE;
  }

  private boolean completable(BitSet done, Map<Object, S> states) {
    long soonest = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < steps.size(); i = done.nextClearBit(i + 1)) {
      soonest = Math.min(soonest, steps.get(i).latest());
    }
    if (soonest == Long.MAX_VALUE) {
      return true; // nothing is left that must happen
    }
    if (triesLeft-- < 0 || !tried.add(new Tried<>(done, states))) {
      return false;
    }
    for (int i = done.nextClearBit(0); i < steps.size(); i = done.nextClearBit(i + 1)) {
      if (steps.get(i).invocation() <= soonest && goesOn(i, done, states)) {
        return true;
      }
    }
    return false;
  }

  private boolean goesOn(int i, BitSet done, Map<Object, S> states) {
    C call = steps.get(i).call();
    Object partition = specification.partition(call);
    S before = states.getOrDefault(partition, specification.initial());
    S after = specification.step(before, call);
    if (after == null) {
      return false;
    }
    if (specification.readOnly(call) && !before.equals(after)) {
      throw new IllegalStateException("called read-only, but it changes the state: " + call);
    }
    Map<Object, S> next = new HashMap<>(states);
    next.put(partition, after);
    BitSet more = (BitSet) done.clone();
    more.set(i);
    return completable(more, next);
  }
}
