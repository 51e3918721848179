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
import java.util.List;

/** A slow subscriber is handled as it chose, and nothing is lost in silence (B2). */
final class SlowSubscriberContract {
  private static final int VALUES = 20_000;

  private SlowSubscriberContract() {}

  @Check(rule = "B2", value = "While a subscriber that blocks has no room, nobody gets the value, and then everybody.")
  static void b2_blockIsAllOrNothing(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Subscription<Integer> blocking = publisher.broadcast().subscribe(SubscriptionPolicy.block(2));
    Subscription<Integer> other = publisher.broadcast().subscribe(SubscriptionPolicy.cutOff(8));
    publisher.publish(2);
    Expect.equal("the answer to publishing 3", Publication.WOULD_BLOCK, publisher.tryNext());
    Expect.equal("the answer to publishing 3 again", Publication.WOULD_BLOCK, publisher.tryNext());
    expectValues(other, 1, 2);
    Expect.equal("what comes after 2", null, other.poll());
    expectValues(blocking, 1, 1);
    Expect.equal("the answer to publishing 3 at last", Publication.PUBLISHED, publisher.tryNext());
    expectValues(other, 3, 3);
    expectValues(blocking, 2, 3);
  }

  @Check(rule = "B2", value = "A publisher that would block is told of room when the subscriber takes, and when it leaves.")
  static void b2_roomIsTold(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Subscription<Integer> blocking = publisher.broadcast().subscribe(SubscriptionPolicy.block(1));
    Client<Integer> publishing =
        f.fork(
            () -> {
              publisher.publish(3);
              return publisher.published();
            });
    f.await().until(() -> publisher.begun() == 2, "a publisher that would block");
    expectValues(blocking, 1, 1);
    f.await().until(() -> publisher.begun() == 3, "the publisher to go on");
    blocking.unsubscribe();
    Expect.equal("values published", 3, publishing.result(f.await(), "a publisher whose last subscriber has left"));
  }

  @Check(rule = "B2", value = "Who drops the oldest is told exactly how many, before the value that follows the gap.")
  static void b2_theDroppedAreCounted(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Subscription<Integer> slow = publisher.broadcast().subscribe(SubscriptionPolicy.dropOldest(3));
    publisher.publish(5);
    Expect.equal("the loss", new Delivery.Dropped<>(2), slow.poll());
    expectValues(slow, 3, 3);
    publisher.publish(9);
    Expect.equal("the next loss", new Delivery.Dropped<>(3), slow.poll());
    expectValues(slow, 7, 9);
    Expect.equal("what comes after 9", null, slow.poll());
  }

  @Check(rule = "B2", value = "Given and lost values together are all that were published, whoever is faster.")
  static void b2_givenAndLostAreAll(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    List<Told> told =
        f.race(
            4,
            i -> {
              if (i == 0) {
                return () -> {
                  publisher.publish(VALUES);
                  publisher.broadcast().close();
                  return new Told(List.of(new Delivery.Ended<>(Delivery.Reason.CLOSED)));
                };
              }
              Subscription<Integer> subscription = publisher.broadcast().subscribe(SubscriptionPolicy.dropOldest(i));
              return () -> new Told(Publisher.readToTheEnd(subscription));
            });
    for (Told reader : told.subList(1, told.size())) {
      Expect.equal("the last value, given or lost", VALUES, reader.requireComplete(0));
      Expect.equal("why it ended", Delivery.Reason.CLOSED, reader.reason());
    }
  }

  @Check(rule = "B2", value = "Who is cut off gets what waited, then learns that it was cut off, and why no more comes.")
  static void b2_cutOffIsTold(Fixture f) throws Exception {
    Publisher publisher = new Publisher(f.await());
    Subscription<Integer> slow = publisher.broadcast().subscribe(SubscriptionPolicy.cutOff(2));
    publisher.publish(9);
    expectValues(slow, 1, 2);
    Expect.equal("the end", new Delivery.Ended<>(Delivery.Reason.CUT_OFF), slow.poll());
  }

  @Check(rule = "B2", value = "Who reads as fast as it can is in time or cut off, and never left in doubt.")
  static void b2_cutOffOrInTime(Fixture f) throws Exception {
    for (int round = 0; round < 20; round++) {
      Publisher publisher = new Publisher(f.await());
      Subscription<Integer> subscription = publisher.broadcast().subscribe(SubscriptionPolicy.cutOff(1 + round % 3));
      Client<Told> reader = f.fork(() -> new Told(Publisher.readToTheEnd(subscription)));
      publisher.publish(VALUES / 20);
      publisher.broadcast().close();
      Told told = reader.result(f.await(), "a reader that is in time or cut off");
      int last = told.requireComplete(0);
      Expect.that(
          told.reason() == Delivery.Reason.CUT_OFF || last == VALUES / 20,
          "a reader ended as " + told.reason() + " after " + last + " of " + VALUES / 20 + " values");
    }
  }

  private static void expectValues(Subscription<Integer> subscription, int from, int to) {
    for (int value = from; value <= to; value++) {
      Expect.equal("the next value", new Delivery.Value<>(value), subscription.poll());
    }
  }
}
