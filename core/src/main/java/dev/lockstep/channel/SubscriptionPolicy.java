package dev.lockstep.channel;

/**
 * How a subscriber of a {@link Broadcast} wants to be treated when it is slow (rule B2).
 *
 * @param whenFull what happens to a value for which its buffer has no room
 * @param buffer how many values may wait for it, from 1 to {@link #MOST}; it takes its memory when it subscribes
 */
public record SubscriptionPolicy(WhenFull whenFull, int buffer) {

  /** Who pays for a slow subscriber. */
  public enum WhenFull {
    /** The publisher: it is answered WOULD_BLOCK and keeps the value, and nobody gets it. */
    BLOCK,
    /** The subscriber: the oldest value goes, and it is told how many went. */
    DROP_OLDEST,
    /** The subscriber: its subscription ends with the values that wait for it, and it is told why. */
    CUT_OFF
  }

  /** No buffer may be larger: it is one array, with two places more. */
  public static final int MOST = 1 << 30;

  /** Validates the policy. */
  public SubscriptionPolicy {
    if (buffer < 1 || buffer > MOST) {
      throw new IllegalArgumentException("buffer is not from 1 to " + MOST + ": " + buffer);
    }
  }

  /** Gets every value, and makes the publisher wait. */
  public static SubscriptionPolicy block(int buffer) {
    return new SubscriptionPolicy(WhenFull.BLOCK, buffer);
  }

  /** Gets the latest values, and learns how many it missed. */
  public static SubscriptionPolicy dropOldest(int buffer) {
    return new SubscriptionPolicy(WhenFull.DROP_OLDEST, buffer);
  }

  /** Gets every value until it falls behind, and learns that it did. */
  public static SubscriptionPolicy cutOff(int buffer) {
    return new SubscriptionPolicy(WhenFull.CUT_OFF, buffer);
  }
}
