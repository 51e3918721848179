package dev.lockstep.modelcheck.linearizability;

import java.util.Arrays;

/**
 * The steps that have begun and are not placed yet, in three doubly linked lists over one pair of arrays: required
 * read-only steps, required changes (the soonest to end first: a good guess at what must come next), and optional
 * changes. Taking a step out leaves its own links as they are, so that putting it back, in reverse order, takes
 * constant time (Knuth's dancing links).
 */
final class OpenSteps {
  private final int[] next;
  private final int[] previous;
  private final int reads;
  private final int changes;
  private final int optional;

  OpenSteps(int steps) {
    reads = steps;
    changes = steps + 1;
    optional = steps + 2;
    next = new int[steps + 3];
    previous = new int[steps + 3];
    Arrays.setAll(next, i -> i);
    Arrays.setAll(previous, i -> i);
  }

  void addRead(int step) {
    insertAfter(previous[reads], step);
  }

  void addOptional(int step) {
    insertAfter(previous[optional], step);
  }

  /** Adds a required change; {@code latest} is the last point of each step. */
  void addChange(int step, long[] latest) {
    int before = previous[changes];
    while (before != changes && latest[before] > latest[step]) {
      before = previous[before];
    }
    insertAfter(before, step);
  }

  private void insertAfter(int before, int step) {
    next[step] = next[before];
    previous[step] = before;
    putBack(step);
  }

  void takeOut(int step) {
    next[previous[step]] = next[step];
    previous[next[step]] = previous[step];
  }

  /** Undoes {@link #takeOut}; everything done since must have been undone before. */
  void putBack(int step) {
    next[previous[step]] = step;
    previous[next[step]] = step;
  }

  /** The first open read, or -1. */
  int firstRead() {
    return next[reads] == reads ? -1 : next[reads];
  }

  /** The read after {@code step}, or -1. */
  int nextRead(int step) {
    return next[step] == reads ? -1 : next[step];
  }

  /** The first required change, or -1. */
  int firstRequired() {
    return next[changes] == changes ? -1 : next[changes];
  }

  /** The required change after {@code step}, or -1. */
  int nextRequired(int step) {
    return next[step] == changes ? -1 : next[step];
  }

  /** The first change, the required ones before the optional ones; -1 if there is none. */
  int firstChange() {
    return next[changes] == changes ? firstOptional() : next[changes];
  }

  /** The change after {@code step}, or -1. */
  int nextChange(int step) {
    int following = next[step];
    if (following == changes) {
      return firstOptional();
    }
    return following == optional ? -1 : following;
  }

  private int firstOptional() {
    return next[optional] == optional ? -1 : next[optional];
  }
}
