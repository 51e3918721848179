package dev.lockstep.channel;

/**
 * What a {@link Subscription} hands over, one after the other.
 *
 * @param <T> the type of the values
 */
public sealed interface Delivery<T> {

  /** The next value. */
  record Value<T>(T value) implements Delivery<T> {}

  /** So many values were dropped, which stood between the delivery before and the next one. */
  record Dropped<T>(long count) implements Delivery<T> {}

  /** Nothing more will come. */
  record Ended<T>(Reason reason) implements Delivery<T> {}

  /** Why a subscription ended. */
  enum Reason {
    /** The broadcast was closed, and its last value has been delivered. */
    CLOSED,
    /** The subscriber was too slow, and had chosen to be cut off. */
    CUT_OFF,
    /** The subscriber unsubscribed. */
    LEFT
  }
}
