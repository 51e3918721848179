package dev.lockstep.modelcheck.linearizability;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The attempt that came furthest: a copy of its trail. The part that it shares with the trail of now is not copied
 * again, so that keeping it costs no more than making the trail.
 */
final class Furthest<S> {
  private int event = -1;
  private int stuck;
  private S state;
  private int[] trail = new int[64];
  private int length;
  private int shared;

  Furthest(S initial) {
    state = initial;
  }

  /** The search stands at {@code event}, where {@code step} has to be placed in {@code state}. */
  void note(int event, int step, S state, int[] trail, int length) {
    if (event <= this.event) {
      return;
    }
    if (this.trail.length < length) {
      this.trail = Arrays.copyOf(this.trail, trail.length);
    }
    System.arraycopy(trail, shared, this.trail, shared, length - shared);
    this.event = event;
    this.stuck = step;
    this.state = state;
    this.length = length;
    this.shared = length;
  }

  /** The trail was wound back to {@code mark} entries. */
  void woundBack(int mark) {
    shared = Math.min(shared, mark);
  }

  int stuck() {
    return stuck;
  }

  S state() {
    return state;
  }

  IntStream trail() {
    return Arrays.stream(trail, 0, length);
  }
}
