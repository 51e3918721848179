package dev.lockstep.stress;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Lets the two actors of one sample begin together, one of them with a small head start that differs from sample to
 * sample. Without it the actors drift apart, and where one takes longer than the other, or waits for it, hardly any two
 * of their steps ever meet. It lies before the race and adds nothing to it.
 *
 * <p>For tests of more than a few instructions; the shortest ones meet often enough, and lose samples by it. An actor
 * whose partner has no processor at the moment goes on alone after a while.
 */
public final class StartLine {
  private static final int LONGEST_HEAD_START = 24;
  private static final int PATIENCE = 256;

  private final int headStart = ThreadLocalRandom.current().nextInt(-LONGEST_HEAD_START, LONGEST_HEAD_START);
  private volatile boolean first;
  private volatile boolean second;

  /** The first actor, as its first act. */
  public void first() {
    first = true;
    for (int wait = 0; wait < PATIENCE && !second; wait++) {
      Thread.onSpinWait();
    }
    dawdle(headStart);
  }

  /** The second actor, as its first act. */
  public void second() {
    second = true;
    for (int wait = 0; wait < PATIENCE && !first; wait++) {
      Thread.onSpinWait();
    }
    dawdle(-headStart);
  }

  private static void dawdle(int steps) {
    for (int step = 0; step < steps; step++) {
      Thread.onSpinWait();
    }
  }
}
