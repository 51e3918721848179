package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.model.Problem;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history with its model, as something of which answers can be forgotten: where the answer of an operation is not
 * kept it is pending, so it may take effect at any time after its call, or never. That allows more and forbids
 * nothing new. Operations are numbered in the order of their calls.
 */
public interface Checkable {
  /** How many operations there are. */
  int operations();

  /** The operation with this number, as it was recorded. */
  Operation operation(int i);

  /** When operation {@code i} was answered with a result; {@link Operation#NEVER} if it was not. */
  long answered(int i);

  /** What the decider of this model says of the history in which only the answers of {@code kept} are known. */
  Decision decide(BitSet kept, Budget budget);

  /** The same, without what rarely helps and takes long. */
  default Decision attempt(BitSet kept, Budget budget) {
    return decide(kept, budget);
  }

  /** Why {@code order} is no linearization of that history; null if it is one. */
  @Nullable String objection(BitSet kept, int[] order);

  /** The operations of the steps of that history that {@code order} names, in the same order. */
  List<Integer> operations(BitSet kept, int[] order);

  /** The question itself: the steps of that history, of which only the answered ones must happen. */
  Problem<?, ?> problem(BitSet kept);

  /**
   * A question that allows more than that history does: the kept operations, and what belongs to them, among
   * strangers. If it has no solution, the history is illegal. Null if that would be too much to ask.
   */
  @Nullable Problem<?, ?> amongStrangers(BitSet kept);

  /** Whether to forget the answer of operation {@code i} late when a conflict is made smaller: much depends on it. */
  default boolean isBackground(int i) {
    return false;
  }

  /** All operations that were answered. */
  default BitSet allAnswers() {
    BitSet all = new BitSet(operations());
    for (int i = 0; i < operations(); i++) {
      all.set(i, answered(i) != Operation.NEVER);
    }
    return all;
  }
}
