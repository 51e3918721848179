package dev.lockstep.modelcheck.lincheck.channel;

import dev.lockstep.channel.Broadcast;
import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Publication;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.modelcheck.lincheck.seam.StrictParker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One broadcast, its publisher, and subscribers that have room for one value each. A subscriber is named after its
 * policy: {@code block}, {@code drop} or {@code cut}. Values are their numbers.
 */
public final class BroadcastOperations {
  private final StrictParker parker = new StrictParker();
  private final Broadcast<Long> broadcast = new Broadcast<>(parker, this::roomWasMade);
  private final Map<String, Subscription<Long>> subscribers = new ConcurrentHashMap<>();

  /** Publisher-owned. */
  private long published;

  private volatile @Nullable Thread publisher;

  private void roomWasMade() {
    Thread waiting = publisher;
    if (waiting != null) {
      parker.unpark(waiting);
    }
  }

  /** Joins; a name is used once. */
  @Operation
  public void subscribe(String name) {
    SubscriptionPolicy policy =
        switch (name) {
          case "block" -> SubscriptionPolicy.block(1);
          case "drop" -> SubscriptionPolicy.dropOldest(1);
          case "cut" -> SubscriptionPolicy.cutOff(1);
          default -> throw new IllegalArgumentException("no policy: " + name);
        };
    subscribers.put(name, broadcast.subscribe(policy));
  }

  /** Publishes the next value, or not. */
  @Operation(nonParallelGroup = "publisher")
  public Publication publish() {
    Publication answer = broadcast.publish(published + 1);
    if (answer == Publication.PUBLISHED) {
      published++;
    }
    return answer;
  }

  /** Publishes the next value, and waits for room as often as there is none. */
  @Operation(nonParallelGroup = "publisher")
  public Publication publishInTheEnd() {
    publisher = Thread.currentThread();
    Publication answer = publish();
    while (answer == Publication.WOULD_BLOCK) {
      parker.park(this);
      answer = publish();
    }
    return answer;
  }

  /** Ends every subscription. */
  @Operation(nonParallelGroup = "publisher")
  public void close() {
    broadcast.close();
  }

  /** As {@link #close}, and hands over the next value. */
  @Operation(nonParallelGroup = "publisher")
  public void closeKeeping() {
    broadcast.close(List.of(published + 1));
  }

  /** The next thing that the subscriber has to know, if there is one. */
  @Operation
  public @Nullable String poll(String name) {
    Delivery<Long> delivery = subscriber(name).poll();
    return delivery == null ? null : text(delivery);
  }

  /** As {@link #poll}, but waits for it. */
  @Operation
  public String await(String name) throws InterruptedException {
    return text(subscriber(name).await());
  }

  /** Wants no more. */
  @Operation
  public void unsubscribe(String name) {
    subscriber(name).unsubscribe();
  }

  private Subscription<Long> subscriber(String name) {
    return Objects.requireNonNull(subscribers.get(name), "the scenario has not subscribed before");
  }

  private static String text(Delivery<Long> delivery) {
    return switch (delivery) {
      case Delivery.Value<Long>(Long value) -> "value " + value;
      case Delivery.Dropped<Long>(long count) -> "dropped " + count;
      case Delivery.Ended<Long>(Delivery.Reason reason) -> "ended " + reason;
    };
  }
}
