package dev.lockstep.stress.channel;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber was given, as digits of one number, the first delivery leftmost: 1 to 6 is that value, 7 one
 * dropped value, 8 two dropped values, 9 the end, once. Nothing is no digit. A subscription that throws is {@link
 * #BROKEN}: an outcome like another, since otherwise one such sample would end the whole run.
 */
final class Deliveries {
  static final int BROKEN = -1;
  private static final int ENOUGH = 6;

  private Deliveries() {}

  /** What {@code polls} polls gave, after {@code before}. */
  static int polled(int before, Subscription<Integer> subscription, int polls) {
    int digits = before;
    for (int poll = 0; poll < polls; poll++) {
      digits = polled(digits, subscription);
    }
    return digits;
  }

  /** What is left: until a poll gives nothing more. */
  static int rest(int before, Subscription<Integer> subscription) {
    int digits = before;
    for (int poll = 0; poll < ENOUGH; poll++) {
      int more = polled(digits, subscription);
      if (more == digits) {
        return digits;
      }
      digits = more;
    }
    throw new IllegalStateException("more deliveries than a test can cause: " + digits);
  }

  private static int polled(int before, Subscription<Integer> subscription) {
    if (before == BROKEN) {
      return BROKEN;
    }
    try {
      return append(before, subscription.poll());
    } catch (NullPointerException broken) {
      return BROKEN;
    }
  }

  /** {@code digits} and one delivery. */
  static int append(int digits, @Nullable Delivery<Integer> delivery) {
    return switch (delivery) {
      case null -> digits;
      case Delivery.Value<Integer>(Integer value) -> digits * 10 + value;
      case Delivery.Dropped<Integer>(long count) when count == 1 || count == 2 -> digits * 10 + 6 + (int) count;
      case Delivery.Dropped<Integer>(long count) ->
          throw new IllegalStateException("more than a test can cause: " + count);
      case Delivery.Ended<Integer> ended -> digits % 10 == 9 ? digits : digits * 10 + 9; // asked again, told again
    };
  }
}
