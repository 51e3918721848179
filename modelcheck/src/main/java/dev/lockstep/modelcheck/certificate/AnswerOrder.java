package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.Operation;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The operations that were answered, in the order of their answers. */
final class AnswerOrder {
  private AnswerOrder() {}

  /** All of them; at equal times in the order of their calls. */
  static List<Integer> of(Checkable history) {
    return IntStream.range(0, history.operations())
        .filter(i -> history.answered(i) != Operation.NEVER)
        .boxed()
        .sorted(Comparator.comparingLong(history::answered).thenComparingInt(i -> i))
        .toList();
  }

  /** The first {@code count} of them. */
  static BitSet first(List<Integer> order, int count) {
    BitSet first = new BitSet();
    order.subList(0, count).forEach(first::set);
    return first;
  }
}
