package dev.lockstep.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Delivery.Dropped;
import dev.lockstep.channel.Delivery.Ended;
import dev.lockstep.channel.Delivery.Reason;
import dev.lockstep.channel.Delivery.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroadcastTest {
  private final AtomicInteger room = new AtomicInteger();
  private final CountingParker parker = new CountingParker();
  private final Broadcast<Integer> broadcast = new Broadcast<>(parker, room::incrementAndGet);

  @Test
  void b1_eachGetsWhatIsPublishedAfterItSubscribed() {
    publish(1, 1);
    Subscription<Integer> early = broadcast.subscribe(SubscriptionPolicy.block(8));
    publish(2, 3);
    Subscription<Integer> late = broadcast.subscribe(SubscriptionPolicy.cutOff(8));
    publish(4, 4);
    assertDelivers(early, value(2), value(3), value(4), null);
    assertDelivers(late, value(4), null);
  }

  @Test
  void b2_blockingIsAllOrNothing() {
    Subscription<Integer> blocking = broadcast.subscribe(SubscriptionPolicy.block(2));
    Subscription<Integer> other = broadcast.subscribe(SubscriptionPolicy.cutOff(2));
    publish(1, 2);
    assertEquals(Publication.WOULD_BLOCK, broadcast.publish(3));
    assertDelivers(other, value(1), value(2), null);
    assertEquals(Publication.WOULD_BLOCK, broadcast.publish(3));
    assertDelivers(blocking, value(1));
    assertEquals(Publication.PUBLISHED, broadcast.publish(3));
    assertDelivers(blocking, value(2), value(3), null);
    assertDelivers(other, value(3), null);
  }

  @Test
  void b2_aPublisherThatWouldBlockIsToldOfRoomOnce() {
    Subscription<Integer> blocking = broadcast.subscribe(SubscriptionPolicy.block(2));
    publish(1, 2);
    blocking.poll();
    assertEquals(0, room.get(), "nobody waits for room");
    publish(3, 3);
    assertEquals(Publication.WOULD_BLOCK, broadcast.publish(4));
    blocking.poll();
    blocking.poll();
    assertEquals(1, room.get());
    publish(4, 5);
    assertEquals(Publication.WOULD_BLOCK, broadcast.publish(6));
    blocking.unsubscribe();
    assertEquals(2, room.get(), "whoever leaves makes room as well");
    publish(6, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, SubscriptionPolicy.MOST + 1, Integer.MAX_VALUE})
  void b2_aBufferThatCannotBeIsRefusedBeforeAnybodySubscribes(int buffer) {
    assertThrows(IllegalArgumentException.class, () -> SubscriptionPolicy.block(buffer));
  }

  @Test
  void b2_theDroppedAreCounted() {
    Subscription<Integer> slow = broadcast.subscribe(SubscriptionPolicy.dropOldest(2));
    publish(1, 5);
    assertDelivers(slow, new Dropped<>(3), value(4));
    publish(6, 7);
    assertDelivers(slow, new Dropped<>(1), value(6), value(7), null);
    publish(8, 9);
    assertDelivers(slow, value(8), value(9), null);
  }

  @Test
  void b2_whoIsCutOffGetsWhatWaitedAndIsToldWhy() {
    Subscription<Integer> slow = broadcast.subscribe(SubscriptionPolicy.cutOff(2));
    publish(1, 2);
    assertDelivers(slow, value(1));
    publish(3, 9);
    assertDelivers(slow, value(2), value(3), ended(Reason.CUT_OFF), ended(Reason.CUT_OFF));
  }

  @Test
  void b2_aFullBufferIsNotYetTooSlow() {
    Subscription<Integer> cut = broadcast.subscribe(SubscriptionPolicy.cutOff(2));
    Subscription<Integer> drop = broadcast.subscribe(SubscriptionPolicy.dropOldest(2));
    publish(1, 2);
    assertDelivers(cut, value(1), value(2), null);
    assertDelivers(drop, value(1), value(2), null);
  }

  @Test
  void b4_closeEndsAfterTheLastValue() {
    Subscription<Integer> blocking = broadcast.subscribe(SubscriptionPolicy.block(2));
    Subscription<Integer> dropping = broadcast.subscribe(SubscriptionPolicy.dropOldest(1));
    Subscription<Integer> cut = broadcast.subscribe(SubscriptionPolicy.cutOff(1));
    publish(1, 2);
    broadcast.close();
    assertEquals(Publication.CLOSED, broadcast.publish(3));
    assertDelivers(blocking, value(1), value(2), ended(Reason.CLOSED), ended(Reason.CLOSED));
    assertDelivers(dropping, new Dropped<>(1), value(2), ended(Reason.CLOSED));
    assertDelivers(cut, value(1), ended(Reason.CUT_OFF));
    assertDelivers(broadcast.subscribe(SubscriptionPolicy.block(1)), ended(Reason.CLOSED));
  }

  @Test
  void b4_whatThePublisherKeptIsHandedOverAtTheEnd() {
    Subscription<Integer> blocking = broadcast.subscribe(SubscriptionPolicy.block(1));
    Subscription<Integer> dropping = broadcast.subscribe(SubscriptionPolicy.dropOldest(1));
    publish(1, 1);
    assertEquals(Publication.WOULD_BLOCK, broadcast.publish(2));
    broadcast.close(List.of(2, 3));
    broadcast.close(List.of(4));
    assertEquals(1, room.get(), "a publisher that waits for room learns of the end");
    assertDelivers(blocking, value(1), value(2), value(3), ended(Reason.CLOSED));
    assertDelivers(dropping, value(1), value(2), value(3), ended(Reason.CLOSED));
    assertDelivers(broadcast.subscribe(SubscriptionPolicy.dropOldest(1)), ended(Reason.CLOSED));
  }

  @Test
  void b5_nothingArrivesAfterUnsubscribing() {
    Subscription<Integer> leaving = broadcast.subscribe(SubscriptionPolicy.block(1));
    publish(1, 1);
    leaving.unsubscribe();
    leaving.unsubscribe();
    publish(2, 3);
    assertDelivers(leaving, ended(Reason.LEFT), ended(Reason.LEFT));
  }

  @Test
  void b5_unsubscribingAfterTheEndChangesNothing() {
    Subscription<Integer> subscription = broadcast.subscribe(SubscriptionPolicy.block(1));
    broadcast.close();
    assertDelivers(subscription, ended(Reason.CLOSED));
    subscription.unsubscribe();
    assertDelivers(subscription, ended(Reason.CLOSED));
  }

  @Test
  void aReaderThatWaitsIsWokenByAValueAndByTheEnd() throws Exception {
    Subscription<Integer> subscription = broadcast.subscribe(SubscriptionPolicy.block(1));
    CompletableFuture<List<Delivery<Integer>>> all = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> readToTheEnd(subscription, all));
    parker.awaitParks(1);
    publish(1, 1);
    parker.awaitParks(1);
    broadcast.close();
    assertEquals(List.of(value(1), ended(Reason.CLOSED)), all.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aReaderThatWaitsIsWokenWhenSomebodyUnsubscribesIt() throws Exception {
    Subscription<Integer> subscription = broadcast.subscribe(SubscriptionPolicy.block(1));
    CompletableFuture<List<Delivery<Integer>>> all = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> readToTheEnd(subscription, all));
    parker.awaitParks(1);
    subscription.unsubscribe();
    assertEquals(List.of(ended(Reason.LEFT)), all.get(10, TimeUnit.SECONDS));
  }

  @Test
  void anInterruptEndsTheWaitAndNotTheSubscription() throws Exception {
    Subscription<Integer> subscription = broadcast.subscribe(SubscriptionPolicy.block(1));
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, subscription::await);
    assertFalse(Thread.currentThread().isInterrupted());
    publish(1, 1);
    assertEquals(value(1), subscription.await());
  }

  @Test
  void anOwnerIsSentAMessageOnceForEachPollThatFoundNothing() {
    Inbox<Only, String> inbox = new Inbox<>(Only.class, parker);
    Subscription<Integer> subscription =
        broadcast.subscribe(SubscriptionPolicy.dropOldest(4), inbox, Only.LANE, "values");
    publish(1, 1);
    assertNull(inbox.poll(), "it has not looked yet");
    assertDelivers(subscription, value(1), null);
    publish(2, 3);
    assertEquals("values", inbox.poll());
    assertNull(inbox.poll());
    assertDelivers(subscription, value(2), value(3), null);
    broadcast.close();
    assertEquals("values", inbox.poll());
    assertDelivers(subscription, ended(Reason.CLOSED));
  }

  @Test
  void aBufferHoldsAtLeastOneValue() {
    assertThrows(IllegalArgumentException.class, () -> SubscriptionPolicy.block(0));
    assertThrows(NullPointerException.class, () -> broadcast.publish(nothing()));
    assertTrue(SubscriptionPolicy.block(1).buffer() == 1);
  }

  private enum Only {
    LANE
  }

  @SuppressWarnings("NullAway") // what a careless caller may hand in
  private static Integer nothing() {
    return null;
  }

  private void publish(int from, int to) {
    for (int value = from; value <= to; value++) {
      assertEquals(Publication.PUBLISHED, broadcast.publish(value), "value " + value);
    }
  }

  private static void readToTheEnd(Subscription<Integer> subscription, CompletableFuture<List<Delivery<Integer>>> all) {
    List<Delivery<Integer>> read = new ArrayList<>();
    try {
      do {
        read.add(subscription.await());
      } while (!(read.getLast() instanceof Ended));
      all.complete(read);
    } catch (InterruptedException unexpected) {
      all.completeExceptionally(unexpected);
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  private static void assertDelivers(
      Subscription<Integer> subscription, @Nullable Delivery<Integer>... expected) {
    for (Delivery<Integer> next : expected) {
      assertEquals(next, subscription.poll());
    }
  }

  private static Delivery<Integer> value(int value) {
    return new Value<>(value);
  }

  private static Delivery<Integer> ended(Reason reason) {
    return new Ended<>(reason);
  }
}
