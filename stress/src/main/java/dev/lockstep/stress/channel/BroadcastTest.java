package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Broadcast;
import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Parker;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The shipped {@link Broadcast} under its publisher and those who subscribe, read and leave (rules B1, B4, B5). A
 * result is what a subscriber was given, see {@link Deliveries}; 0 is nothing.
 */
public final class BroadcastTest {
  private BroadcastTest() {}

  private static Broadcast<Integer> broadcast() {
    return new Broadcast<>(Parker.JDK, () -> {});
  }

  /** Two values are published, while a subscriber polls twice; the rest is polled afterwards. */
  @Quick
  @JCStressTest
  @State
  @Outcome(id = "0, 12", expect = ACCEPTABLE, desc = "poll -> poll -> publish 1 -> publish 2")
  @Outcome(id = "1, 12", expect = ACCEPTABLE, desc = "publish 1 -> one of the polls -> publish 2")
  @Outcome(id = "12, 12", expect = ACCEPTABLE, desc = "publish 1 -> poll, publish 2 -> poll")
  @Outcome(id = "2.*, .*", expect = FORBIDDEN, desc = "B1: value 2 came before value 1, or value 1 was lost")
  @Outcome(expect = FORBIDDEN, desc = "B1: a value was lost, or came twice")
  public static class PublishAndPoll {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = broadcast();
    private final Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.block(2));

    /** Publishes two values. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.publish(1);
      broadcast.publish(2);
    }

    /** Polls twice. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = Deliveries.polled(0, subscriber, 2);
    }

    /** Polls the rest. */
    @Arbiter
    public void rest(II_Result r) {
      r.r2 = Deliveries.rest(r.r1, subscriber);
    }
  }

  /** Two values are published, while somebody subscribes: he gets the values from some moment on. */
  @Catches(control = "broadcast-publish-without-swap", outcome = "-?1, .*|.*, (?!12).*")
  @JCStressTest
  @State
  @Outcome(id = "0, 12", expect = ACCEPTABLE, desc = "publish 1 -> publish 2 -> subscribe")
  @Outcome(id = "2, 12", expect = ACCEPTABLE, desc = "publish 1 -> subscribe -> publish 2")
  @Outcome(id = "12, 12", expect = ACCEPTABLE, desc = "subscribe -> publish 1 -> publish 2")
  @Outcome(id = "1, 12", expect = FORBIDDEN, desc = "B1: value 2 was published after he had subscribed, and lost")
  @Outcome(expect = FORBIDDEN, desc = "B1: somebody who had subscribed before lost a value, or got one twice")
  public static class PublishAndSubscribe {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = broadcast();
    private final Subscription<Integer> other = broadcast.subscribe(SubscriptionPolicy.block(2));
    private volatile Subscription<Integer> subscriber = other;

    /** Publishes two values. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.publish(1);
      broadcast.publish(2);
    }

    /** Subscribes. */
    @Actor
    public void subscriber() {
      line.second();
      subscriber = broadcast.subscribe(SubscriptionPolicy.block(2));
    }

    /** Polls what the two got. */
    @Arbiter
    public void rest(II_Result r) {
      r.r1 = Deliveries.rest(0, subscriber);
      r.r2 = Deliveries.rest(0, other);
    }
  }

  /** Two subscribe at once, and then one value is published. */
  @Catches(control = "broadcast-join-without-swap", outcome = "(0|-1), .*|.*, (0|-1)")
  @JCStressTest
  @State
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "subscribe -> subscribe, in either order, -> publish 1")
  @Outcome(expect = FORBIDDEN, desc = "B1: of two who subscribed at once one gets nothing")
  public static class TwoSubscribe {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = broadcast();
    private volatile Subscription<Integer> one = broadcast.subscribe(SubscriptionPolicy.block(1));
    private volatile Subscription<Integer> other = one;

    /** Subscribes. */
    @Actor
    public void first() {
      line.first();
      one = broadcast.subscribe(SubscriptionPolicy.block(1));
    }

    /** Subscribes as well. */
    @Actor
    public void second() {
      line.second();
      other = broadcast.subscribe(SubscriptionPolicy.block(1));
    }

    /** Publishes, and polls what the two got. */
    @Arbiter
    public void rest(II_Result r) {
      broadcast.publish(1);
      r.r1 = Deliveries.rest(0, one);
      r.r2 = Deliveries.rest(0, other);
    }
  }

  /**
   * A value is published while one of two subscribers leaves; afterwards comes another value, for the one who stayed.
   */
  @Quick
  @Catches(control = "broadcast-forget-without-swap", outcome = "9, (?!12).*|[^9]*, .*")
  @JCStressTest
  @State
  @Outcome(id = "9, 12", expect = ACCEPTABLE, desc = "publish 1 -> unsubscribe, or unsubscribe -> publish 1")
  @Outcome(
      id = "[^9]*, .*",
      expect = FORBIDDEN,
      desc = "B5: a value came after he had unsubscribed, or the end did not")
  @Outcome(expect = FORBIDDEN, desc = "B1: the one who stayed lost a value, or got one twice")
  public static class PublishAndUnsubscribe {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = broadcast();
    private final Subscription<Integer> leaver = broadcast.subscribe(SubscriptionPolicy.block(2));
    private final Subscription<Integer> other = broadcast.subscribe(SubscriptionPolicy.block(2));

    /** Publishes a value. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.publish(1);
    }

    /** Leaves. */
    @Actor
    public void leaver() {
      line.second();
      leaver.unsubscribe();
    }

    /** Publishes another value, and polls what the two got. */
    @Arbiter
    public void rest(II_Result r) {
      broadcast.publish(2);
      r.r1 = Deliveries.rest(0, leaver);
      r.r2 = Deliveries.rest(0, other);
    }
  }

  /** A broadcast is closed after its last value, while somebody subscribes. */
  @Quick
  @Catches(control = "broadcast-publish-without-swap", outcome = "0|1|-1")
  @JCStressTest
  @State
  @Outcome(id = "9", expect = ACCEPTABLE, desc = "publish 1 -> subscribe -> close, or close -> subscribe: the end")
  @Outcome(id = "19", expect = ACCEPTABLE, desc = "subscribe -> publish 1 -> close: the value, then the end")
  @Outcome(id = {"0", "1", "-1"}, expect = FORBIDDEN, desc = "B4: the end was never told")
  @Outcome(expect = FORBIDDEN, desc = "B4: the end came before the last value")
  public static class CloseAndSubscribe {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = broadcast();
    private volatile Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.block(2));

    /** Publishes the last value, and closes. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.publish(1);
      broadcast.close();
    }

    /** Subscribes. */
    @Actor
    public void subscriber() {
      line.second();
      subscriber = broadcast.subscribe(SubscriptionPolicy.block(2));
    }

    /** Polls what he got. */
    @Arbiter
    public void rest(I_Result r) {
      r.r1 = Deliveries.rest(0, subscriber);
    }
  }

  /** Data that the value does not lead to: only the edge from publish to poll makes the reader read it second. */
  @Catches(control = "subscription-ring-plain", outcome = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "poll -> publish, and the data was read before it was written")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "poll -> publish, and the data was written in between")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "data written -> publish -> poll -> data read")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "B1: what came before publish is not seen after poll")
  @Outcome(expect = FORBIDDEN, desc = "B1: a value came that was never published")
  public static class WhatCameBefore {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = broadcast();
    private final Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.block(1));
    private int data;

    /** Writes, then publishes. */
    @Actor
    public void publisher() {
      line.first();
      data = 1;
      broadcast.publish(1);
    }

    /** Polls, then reads. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      Delivery<Integer> delivery = subscriber.poll();
      r.r1 = delivery instanceof Delivery.Value ? 1 : 0;
      r.r2 = data;
    }
  }
}
