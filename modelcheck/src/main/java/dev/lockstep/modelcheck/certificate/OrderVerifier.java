package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rechecks a linear order of steps, without search and without a line of the deciders' code: it replays the order on
 * the specification, and asks whether instants in that order can lie within the steps' intervals.
 *
 * <p>They can if and only if no step ends before another begins that the order puts in front of it: give each step the
 * latest invocation of all up to it, which is the earliest instant that the order leaves it.
 */
public final class OrderVerifier {
  private OrderVerifier() {}

  /** Why {@code order} is no linearization of {@code steps}, in a sentence; null if it is one. */
  public static <S, C> @Nullable String objection(
      SequentialSpecification<S, C> specification, List<Step<C>> steps, int[] order) {
    Map<Object, S> states = new HashMap<>();
    BitSet done = new BitSet(steps.size());
    long instant = 0;
    for (int number : order) {
      if (number < 0 || number >= steps.size()) {
        return "there is no step " + number;
      }
      Step<C> step = steps.get(number);
      if (done.get(number)) {
        return "step " + number + " stands twice: " + step.call();
      }
      done.set(number);
      instant = Math.max(instant, step.invocation());
      if (instant > step.latest()) {
        return "step " + number + " has ended before one begins that precedes it: " + step.call();
      }
      Object partition = specification.partition(step.call());
      S before = states.getOrDefault(partition, specification.initial());
      S after = specification.step(before, step.call());
      if (after == null) {
        return "step " + number + " is not possible where it stands: " + step.call();
      }
      states.put(partition, after);
    }
    for (int i = done.nextClearBit(0); i < steps.size(); i = done.nextClearBit(i + 1)) {
      if (steps.get(i).required()) {
        return "step " + i + " is left out, and must happen: " + steps.get(i).call();
      }
    }
    return null;
  }
}
