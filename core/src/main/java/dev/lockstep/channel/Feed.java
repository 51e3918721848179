package dev.lockstep.channel;

/**
 * What can be subscribed to: the side of a {@link Broadcast} that is shown to those who may not publish.
 *
 * <p>Thread-safety: every method may be called by any thread at any time. None blocks; both are lock-free.
 *
 * @param <T> the type of the values
 */
public interface Feed<T> {

  /**
   * A new subscription, to every value that is published from now on. Its reader polls when it likes, or waits. After
   * the end of the feed, a subscription that has ended.
   */
  Subscription<T> subscribe(SubscriptionPolicy policy);

  /**
   * As {@link #subscribe(SubscriptionPolicy)}, for a reader that is the owner of {@code inbox}: after each poll that
   * found nothing, {@code message} is sent to it, once, when there is something.
   */
  <K extends Enum<K>, M> Subscription<T> subscribe(
      SubscriptionPolicy policy, Inbox<K, M> inbox, K lane, M message);
}
