package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries the sequences of few steps: no order of choice, no eager reads, nothing known beforehand. All that it
 * remembers is which sets of steps, with the states that they led to, were tried in vain. Short and slow: it rechecks
 * the deciders' refusals, and is itself compared with brute force.
 *
 * <p>Steps that need not happen are tried only where they make a difference: if the step after one is possible
 * without it too, and leads to the same state, it may as well be left out. A solution with as few such steps as
 * possible has none.
 */
public final class Exhaustive<S, C> {
  private final SequentialSpecification<S, C> specification;
  private final List<Step<C>> steps;
  private final int[] twins; // of each step that need not happen: an equal one that can happen earlier, or -1
  private final Set<Tried<S>> tried = new HashSet<>();
  private int triesLeft;

  private record Tried<S>(BitSet done, Map<Object, S> states) {}

  /** What became of a try. */
  public enum Answer {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    TOO_LONG
  }

  private Exhaustive(SequentialSpecification<S, C> specification, List<Step<C>> steps, int limit) {
    this.specification = specification;
    this.steps = List.copyOf(steps);
    triesLeft = limit;
    twins = new int[steps.size()];
    Map<C, Integer> last = new HashMap<>();
    for (int i = 0; i < twins.length; i++) { // in the order of their invocations
      Integer twin = steps.get(i).required() ? null : last.put(steps.get(i).call(), i);
      twins[i] = twin == null || steps.get(twin).invocation() > steps.get(i).invocation() ? -1 : twin;
    }
  }

  /** Whether the steps can be placed, each in its interval; {@code limit} is how many configurations may be tried. */
  public static <S, C> Answer place(SequentialSpecification<S, C> specification, List<Step<C>> steps, int limit) {
    Exhaustive<S, C> all = new Exhaustive<>(specification, steps, limit);
    boolean found = all.completable(new BitSet(), Map.of(), null);
    return found ? Answer.LINEARIZABLE : all.triesLeft < 0 ? Answer.TOO_LONG : Answer.NOT_LINEARIZABLE;
  }

  /** {@code before} are the states before the last step, if that need not happen; else null. */
  private boolean completable(BitSet done, Map<Object, S> states, @Nullable Map<Object, S> before) {
    long soonest = Long.MAX_VALUE;
    for (int i = done.nextClearBit(0); i < steps.size(); i = done.nextClearBit(i + 1)) {
      soonest = Math.min(soonest, steps.get(i).latest());
    }
    if (soonest == Long.MAX_VALUE) {
      return true; // nothing is left that must happen
    }
    if (triesLeft-- < 0 || before == null && !tried.add(new Tried<>(done, states))) {
      return false;
    }
    for (int i = done.nextClearBit(0); i < steps.size(); i = done.nextClearBit(i + 1)) {
      boolean turn = steps.get(i).invocation() <= soonest && (twins[i] < 0 || done.get(twins[i]));
      if (turn && goesOn(i, done, states, before)) {
        return true;
      }
    }
    return false;
  }

  private boolean goesOn(int i, BitSet done, Map<Object, S> states, @Nullable Map<Object, S> before) {
    C call = steps.get(i).call();
    Map<Object, S> next = after(states, call);
    if (next == null || before != null && next.equals(after(before, call))) {
      return false;
    }
    Object partition = specification.partition(call);
    S from = states.getOrDefault(partition, specification.initial());
    if (specification.readOnly(call) && !from.equals(next.get(partition))) {
      throw new IllegalStateException("called read-only, but it changes the state: " + call);
    }
    BitSet more = (BitSet) done.clone();
    more.set(i);
    return completable(more, next, steps.get(i).required() ? null : states);
  }

  private @Nullable Map<Object, S> after(Map<Object, S> states, C call) {
    Object partition = specification.partition(call);
    S after = specification.step(states.getOrDefault(partition, specification.initial()), call);
    if (after == null) {
      return null;
    }
    Map<Object, S> next = new HashMap<>(states);
    next.put(partition, after);
    return next;
  }
}
