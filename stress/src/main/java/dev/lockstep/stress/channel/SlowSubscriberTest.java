package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Broadcast;
import dev.lockstep.channel.Parker;
import dev.lockstep.channel.Publication;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A subscriber of the shipped {@link Broadcast} whose buffer is full: nothing is lost in silence, whichever policy it
 * chose (rule B2). Deliveries as digits, see {@link Deliveries}.
 */
public final class SlowSubscriberTest {
  private SlowSubscriberTest() {}

  /**
   * A publisher whose value would block, against the reader that makes room. Results: 1 if the value was published at
   * once, how often the publisher was told that there is room, what the reader got (at last the publisher tries again,
   * but only if it was told).
   */
  @Quick
  @Catches(control = "broadcast-room-without-recheck", outcome = "0, 0, 1")
  @Catches(control = "subscription-take-release", outcome = "0, 0, 1")
  @Catches(control = "bell-arm-release", outcome = "0, 0, 1")
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 12", expect = ACCEPTABLE, desc = "poll -> publish: there is room")
  @Outcome(
      id = "1, 1, 12",
      expect = ACCEPTABLE,
      desc = "publish asks to be told -> poll tells -> publish looks again: room")
  @Outcome(
      id = "0, 1, 12",
      expect = ACCEPTABLE,
      desc = "publish asks to be told, looks again: would block -> poll tells")
  @Outcome(id = "0, 0, 1", expect = FORBIDDEN, desc = "B2: the publisher waits for ever: it was never told of room")
  @Outcome(expect = FORBIDDEN, desc = "B2: a value was lost in silence or came twice, or the publisher was told twice")
  public static class RoomAndBlock {
    private final StartLine line = new StartLine();
    private final AtomicInteger told = new AtomicInteger();
    private final Broadcast<Integer> broadcast = new Broadcast<>(Parker.JDK, told::incrementAndGet);
    private final Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.block(1));
    private int got;

    /** The buffer is full. */
    public RoomAndBlock() {
      broadcast.publish(1);
    }

    /** Publishes a value for which there is no room yet. */
    @Actor
    public void publisher(III_Result r) {
      line.first();
      r.r1 = broadcast.publish(2) == Publication.PUBLISHED ? 1 : 0;
    }

    /** Makes room. */
    @Actor
    public void reader() {
      line.second();
      got = Deliveries.polled(0, subscriber, 1);
    }

    /** Tries again if told, and polls the rest. */
    @Arbiter
    public void rest(III_Result r) {
      r.r2 = told.get();
      if (r.r1 == 0 && r.r2 > 0) {
        broadcast.publish(2);
      }
      r.r3 = Deliveries.rest(got, subscriber);
    }
  }

  /** The same against a reader that leaves. Results: 1 if published at once, how often told, what the reader got. */
  @Catches(control = "broadcast-room-without-recheck", outcome = "0, 0, .*")
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 9", expect = ACCEPTABLE, desc = "unsubscribe -> publish: nobody is in the way")
  @Outcome(
      id = "1, 1, 9",
      expect = ACCEPTABLE,
      desc = "publish asks to be told -> unsubscribe tells -> publish looks again")
  @Outcome(
      id = "0, 1, 9",
      expect = ACCEPTABLE,
      desc = "publish asks to be told, looks again: would block -> unsubscribe tells")
  @Outcome(id = "0, 0, .*", expect = FORBIDDEN, desc = "B2: the publisher waits for ever for a reader that has left")
  @Outcome(
      expect = FORBIDDEN,
      desc = "B5: a value reached the subscriber after it had unsubscribed, or the end did not")
  public static class LeaveAndBlock {
    private final StartLine line = new StartLine();
    private final AtomicInteger told = new AtomicInteger();
    private final Broadcast<Integer> broadcast = new Broadcast<>(Parker.JDK, told::incrementAndGet);
    private final Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.block(1));

    /** The buffer is full. */
    public LeaveAndBlock() {
      broadcast.publish(1);
    }

    /** Publishes a value for which there is no room yet. */
    @Actor
    public void publisher(III_Result r) {
      line.first();
      r.r1 = broadcast.publish(2) == Publication.PUBLISHED ? 1 : 0;
    }

    /** Leaves. */
    @Actor
    public void reader() {
      line.second();
      subscriber.unsubscribe();
    }

    /** Polls the rest. */
    @Arbiter
    public void rest(III_Result r) {
      r.r2 = told.get();
      r.r3 = Deliveries.rest(0, subscriber);
    }
  }

  /** Value 1 waits. Two more are published past a reader that drops the oldest and polls once meanwhile. */
  @JCStressTest
  @State
  @Outcome(id = "123", expect = ACCEPTABLE, desc = "poll -> publish 2 -> poll -> publish 3, or each poll came in time")
  @Outcome(id = "173", expect = ACCEPTABLE, desc = "poll -> publish 2 -> publish 3: 2 was dropped")
  @Outcome(id = "723", expect = ACCEPTABLE, desc = "publish 2 -> poll: 1 was dropped -> poll -> publish 3")
  @Outcome(id = "773", expect = ACCEPTABLE, desc = "publish 2 -> poll: 1 was dropped -> publish 3: 2 was dropped")
  @Outcome(id = "83", expect = ACCEPTABLE, desc = "publish 2 -> publish 3 -> poll: 1 and 2 were dropped")
  @Outcome(
      expect = FORBIDDEN,
      desc = "B2: what was delivered and what was told as dropped are not all the values, in order")
  public static class DropOldest {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = new Broadcast<>(Parker.JDK, () -> {});
    private final Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.dropOldest(1));
    private int got;

    /** The buffer is full. */
    public DropOldest() {
      broadcast.publish(1);
    }

    /** Publishes two values. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.publish(2);
      broadcast.publish(3);
    }

    /** Polls twice. */
    @Actor
    public void reader() {
      line.second();
      got = Deliveries.polled(0, subscriber, 2);
    }

    /** Polls the rest. */
    @Arbiter
    public void rest(I_Result r) {
      r.r1 = Deliveries.rest(got, subscriber);
    }
  }

  /** Value 1 waits. Two more are published past a reader that wants to be cut off, and polls twice meanwhile. */
  @JCStressTest
  @State
  @Outcome(id = "123", expect = ACCEPTABLE, desc = "each poll came in time")
  @Outcome(id = "129", expect = ACCEPTABLE, desc = "poll -> publish 2 -> publish 3: cut off after value 2")
  @Outcome(id = "19", expect = ACCEPTABLE, desc = "publish 2 -> poll: cut off after value 1")
  @Outcome(id = {"13.*", "2.*", "3.*"}, expect = FORBIDDEN, desc = "B2: a value was lost in silence")
  @Outcome(id = {"1", "12"}, expect = FORBIDDEN, desc = "B2: cut off, and never told so")
  @Outcome(expect = FORBIDDEN, desc = "B2: a reader that was not slow was cut off, or a value came twice")
  public static class CutOff {
    private final StartLine line = new StartLine();
    private final Broadcast<Integer> broadcast = new Broadcast<>(Parker.JDK, () -> {});
    private final Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.cutOff(1));
    private int got;

    /** The buffer is full. */
    public CutOff() {
      broadcast.publish(1);
    }

    /** Publishes two values. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.publish(2);
      broadcast.publish(3);
    }

    /** Polls twice. */
    @Actor
    public void reader() {
      line.second();
      got = Deliveries.polled(0, subscriber, 2);
    }

    /** Polls the rest. */
    @Arbiter
    public void rest(I_Result r) {
      r.r1 = Deliveries.rest(got, subscriber);
    }
  }
}
