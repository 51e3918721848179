package dev.lockstep.modelcheck.linearizability;

import java.util.Arrays;

/** What a monitor or a search says of a history, not yet certified. */
public sealed interface Decision {
  /** The decision in a word: {@code OK}, {@code ILLEGAL}, {@code UNKNOWN}. */
  String word();

  /**
   * A linearization.
   *
   * @param order numbers of the steps in the order in which they happen; steps that do not happen are left out
   */
  record Linearized(int[] order) implements Decision {
    @Override
    public String word() {
      return "OK";
    }

    @Override
    public String toString() {
      return "OK " + Arrays.toString(order);
    }
  }

  /** There is none. */
  record Rejected(Rejection rejection) implements Decision {
    @Override
    public String word() {
      return "ILLEGAL";
    }
  }

  /** The search was given up, or the question is beyond this decider: nothing is known. */
  record Undecided(String reason) implements Decision {
    @Override
    public String word() {
      return "UNKNOWN";
    }
  }
}
