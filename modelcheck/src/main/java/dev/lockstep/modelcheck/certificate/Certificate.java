package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.linearizability.Rejection;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** What shows that a verdict is right, for {@link CertificateVerifier} to recheck. */
public sealed interface Certificate {
  /**
   * The history is linearizable.
   *
   * @param order numbers of its steps, in an order in which they may have happened
   */
  record Linearization(int[] order) implements Certificate {
    @Override
    public String toString() {
      return "linearization " + Arrays.toString(order);
    }
  }

  /**
   * The history is not linearizable.
   *
   * @param rejection why, in words
   * @param conflict operations whose answers cannot all be right, whatever the other answers were
   * @param witnesses for each operation of the conflict, a linearization of the history without its answer and those
   *     outside of the conflict: so all of the conflict is needed. One that is missing was not found.
   * @param prefix how many answers, in the order of time, can all be right; with one more they cannot, if the
   *     conflict lies among those
   * @param prefixOrder a linearization of the history with only these answers
   */
  record Refutation(
      Rejection rejection, List<Integer> conflict, Map<Integer, int[]> witnesses, int prefix, int[] prefixOrder)
      implements Certificate {
    /** Copies the collections. */
    public Refutation {
      conflict = List.copyOf(conflict);
      witnesses = Map.copyOf(witnesses);
    }

    /** Whether each operation of the conflict is known to be needed. */
    public boolean isMinimal() {
      return witnesses.keySet().containsAll(conflict);
    }

    /** The operations of the conflict. */
    public BitSet kept() {
      BitSet kept = new BitSet();
      conflict.forEach(kept::set);
      return kept;
    }
  }
}
