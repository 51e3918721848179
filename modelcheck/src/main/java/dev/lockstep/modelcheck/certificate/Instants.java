package dev.lockstep.modelcheck.certificate;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * When the operations of a history take effect in the order that a certificate names: all of a linearizable one, and
 * those of the longest linearizable prefix of another.
 */
public final class Instants {
  /** The operation does not stand in the order. */
  public static final int NONE = -1;

  private final int[] place;
  private final long[] at;

  private Instants(int operations) {
    place = new int[operations];
    at = new long[operations];
    Arrays.fill(place, NONE);
    Arrays.fill(at, NONE);
  }

  /** The instants of the order in the verdict's certificate; none if there is no certificate. */
  public static Instants of(Checkable history, Verdict verdict) {
    Instants instants = new Instants(history.operations());
    switch (verdict) {
      case Verdict.Ok ok -> instants.fill(history, history.allAnswers(), ok.certificate().order());
      case Verdict.Illegal(Certificate.Refutation refutation, String objection) -> {
        BitSet prefix = AnswerOrder.first(AnswerOrder.of(history), refutation.prefix());
        instants.fill(history, prefix, refutation.prefixOrder());
      }
      case Verdict.Unknown unknown -> { // no order is known
      }
    }
    return instants;
  }

  /** Each step takes effect as early as the order allows: at the latest invocation so far. */
  private void fill(Checkable history, BitSet kept, int[] order) {
    List<Integer> operations = history.operations(kept, order);
    long now = 0;
    for (int i = 0; i < operations.size(); i++) {
      int operation = operations.get(i);
      now = Math.max(now, history.operation(operation).invocation());
      if (place[operation] == NONE) { // of an operation with several steps: the first
        place[operation] = i + 1;
        at[operation] = now;
      }
    }
  }

  /** The place of the operation in the order, from 1; {@link #NONE} if it has none. */
  public int place(int operation) {
    return place[operation];
  }

  /** The instant at which it takes effect; {@link #NONE} if it has none. */
  public long at(int operation) {
    return at[operation];
  }
}
