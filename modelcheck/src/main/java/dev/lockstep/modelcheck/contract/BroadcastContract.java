package dev.lockstep.modelcheck.contract;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Publication;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.modelcheck.contract.fixture.Client;
import dev.lockstep.modelcheck.contract.fixture.Expect;
import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.contract.fixture.Publisher;
import dev.lockstep.modelcheck.contract.fixture.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** Every value to every subscriber (B1), nobody delays the others (B3), and the two ways to end (B4, B5). */
final class BroadcastContract {
  private static final int VALUES = 2_000;

  private BroadcastContract() {}

  @Check(rule = "B1", value = "Subscribers that block get every value, in order, once, however fast they are.")
  static void b1_everyValueInOrderOnce(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    List<Client<Told>> readers = new ArrayList<>();
    for (int buffer = 1; buffer <= 4; buffer++) {
      readers.add(reader(f, publisher.broadcast().subscribe(SubscriptionPolicy.block(buffer))));
    }
    publisher.publish(VALUES);
    publisher.broadcast().close();
    for (Client<Told> reader : readers) {
      Told told = reader.result(f.await(), "a reader");
      Expect.equal("the last value", VALUES, told.requireComplete(0));
      Expect.equal("values lost", 0L, told.dropped());
      Expect.equal("why it ended", Delivery.Reason.CLOSED, told.reason());
    }
  }

  @Check(rule = "B1", value = "Whoever subscribes in the midst of it gets all that is published from then on.")
  static void b1_everyValueFromTheSubscriptionOn(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Client<Integer> publishing = publishing(f, publisher, VALUES);
    List<Callable<Told>> late = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int before = publisher.published();
      Subscription<Integer> subscription = publisher.broadcast().subscribe(SubscriptionPolicy.block(3));
      int after = publisher.begun();
      Client<Told> reader = reader(f, subscription);
      late.add(
          () -> {
            Told told = reader.result(f.await(), "a late reader");
            int first = Math.min(told.first(), VALUES + 1);
            Expect.that(
                before < first && first <= after + 1,
                "who subscribed when " + before + " to " + after + " were published got " + first + " first");
            Expect.equal("the last value", VALUES, told.requireComplete(first - 1));
            return told;
          });
    }
    publishing.result(f.await(), "the publisher");
    publisher.broadcast().close();
    for (Callable<Told> reader : late) {
      reader.call();
    }
  }

  @Check(rule = "B3", value = "Subscribers that never read, and chose not to block, delay neither publisher nor readers.")
  static void b3_whoNeverReadsDelaysNobody(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    for (int i = 0; i < 8; i++) {
      publisher.broadcast().subscribe(i % 2 == 0 ? SubscriptionPolicy.dropOldest(1) : SubscriptionPolicy.cutOff(1));
    }
    Subscription<Integer> reader = publisher.broadcast().subscribe(SubscriptionPolicy.block(1));
    for (int value = 1; value <= 200; value++) {
      Expect.equal("the answer to publishing " + value, Publication.PUBLISHED, publisher.tryNext());
      Expect.equal("what a reader is told", new Delivery.Value<>(value), reader.poll());
    }
  }

  @Check(rule = "B4", value = "Closing wakes every reader that waits, and each gets its last value before the end.")
  static void b4_closeIsHeardAfterTheLastValue(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    AtomicInteger heard = new AtomicInteger();
    List<Client<Told>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Subscription<Integer> subscription = publisher.broadcast().subscribe(SubscriptionPolicy.cutOff(8));
      readers.add(f.fork(() -> new Told(Publisher.readToTheEnd(subscription, heard::incrementAndGet))));
    }
    publisher.publish(8);
    f.await().until(() -> heard.get() == 4 * 8, "the readers to get every value");
    f.await().until(() -> readers.stream().allMatch(Client::isDoneOrWaits), "the readers to wait for more");
    publisher.broadcast().close();
    Expect.equal("the answer to publishing after the end", Publication.CLOSED, publisher.tryNext());
    for (Client<Told> reader : readers) {
      Told told = reader.result(f.await(), "the end, by a reader that waits");
      Expect.equal("the last value", 8, told.requireComplete(0));
      Expect.equal("why it ended", Delivery.Reason.CLOSED, told.reason());
    }
  }

  @Check(rule = "B4", value = "Whoever subscribes while it closes, or later, is told of the end.")
  static void b4_lateSubscribersEndAtOnce(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    publisher.publish(3);
    List<Delivery<Integer>> ends =
        f.race(
            6,
            i ->
                () -> {
                  if (i == 0) {
                    publisher.broadcast().close();
                  }
                  return publisher.broadcast().subscribe(SubscriptionPolicy.block(1)).await();
                });
    ends.add(publisher.broadcast().subscribe(SubscriptionPolicy.dropOldest(1)).await());
    for (Delivery<Integer> end : ends) {
      Expect.equal("what a late subscriber is told", new Delivery.Ended<>(Delivery.Reason.CLOSED), end);
    }
  }

  @Check(rule = "B4", value = "What the publisher kept because a subscriber blocked comes last, to everybody.")
  static void b4_whatWasKeptIsHandedOver(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Client<Told> slow = reader(f, publisher.broadcast().subscribe(SubscriptionPolicy.dropOldest(1)));
    Subscription<Integer> blocking = publisher.broadcast().subscribe(SubscriptionPolicy.block(1));
    publisher.publish(1);
    Expect.equal("the answer to publishing 2", Publication.WOULD_BLOCK, publisher.tryNext());
    publisher.broadcast().close(List.of(2, 3));
    Expect.equal("the last value", 3, slow.result(f.await(), "a reader").requireComplete(0));
    Expect.equal("the last value", 3, new Told(Publisher.readToTheEnd(blocking)).requireComplete(0));
  }

  @Check(rule = "B5", value = "Unsubscribing works any number of times, from anywhere; what is published later stays away.")
  static void b5_nothingArrivesAfterUnsubscribing(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Client<Integer> publishing = publishing(f, publisher, VALUES);
    for (int i = 0; i < 50; i++) {
      Subscription<Integer> subscription = publisher.broadcast().subscribe(SubscriptionPolicy.dropOldest(3));
      f.race(
          2,
          leaver ->
              () -> {
                subscription.unsubscribe();
                return leaver;
              });
      Expect.equal("what is told who has left", new Delivery.Ended<>(Delivery.Reason.LEFT), subscription.poll());
      subscription.unsubscribe();
      Expect.equal("what is told again", new Delivery.Ended<>(Delivery.Reason.LEFT), subscription.poll());
    }
    publishing.result(f.await(), "the publisher");
  }

  @Check(rule = "B5", value = "Values that still wait are not delivered to a subscriber that has left.")
  static void b5_whatWaitsIsNotDelivered(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Subscription<Integer> subscription = publisher.broadcast().subscribe(SubscriptionPolicy.block(2));
    publisher.publish(2);
    subscription.unsubscribe();
    Expect.equal("what is told who has left", new Delivery.Ended<>(Delivery.Reason.LEFT), subscription.poll());
    publisher.publish(10);
  }

  @Check(rule = "B5", value = "A reader that waits is woken when somebody unsubscribes it, also while it closes.")
  static void b5_aWaitingReaderIsWoken(Fixture f) throws Exception {
    for (int i = 0; i < 20; i++) {
      Publisher publisher = new Publisher(f.await());
      Subscription<Integer> subscription = publisher.broadcast().subscribe(SubscriptionPolicy.block(1));
      Client<Told> reader = reader(f, subscription);
      f.await().until(reader::isDoneOrWaits, "the reader to wait");
      f.race(
          2,
          n ->
              () -> {
                if (n == 0) {
                  publisher.broadcast().close();
                } else {
                  subscription.unsubscribe();
                }
                return n;
              });
      Expect.equal("values", 0, reader.result(f.await(), "a reader that waits").requireComplete(0));
    }
  }

  private static Client<Told> reader(Fixture f, Subscription<Integer> subscription) {
    return f.fork(() -> new Told(Publisher.readToTheEnd(subscription)));
  }

  private static Client<Integer> publishing(Fixture f, Publisher publisher, int last) {
    return f.fork(
        () -> {
          publisher.publish(last);
          return last;
        });
  }
}
