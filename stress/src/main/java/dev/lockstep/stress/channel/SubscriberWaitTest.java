package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Broadcast;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.StartLine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A subscriber of the shipped {@link Broadcast} that waits: it is woken by a value, by the close, by whoever takes its
 * subscription away.
 */
public final class SubscriberWaitTest {
  private SubscriberWaitTest() {}

  /** A subscriber that waits once. Results of its tests: what it got, 1 if it parked, how often it was woken. */
  private abstract static class Waiter {
    final StartLine line = new StartLine();
    final RecordingParker parker = new RecordingParker();
    final Broadcast<Integer> broadcast = new Broadcast<>(parker, () -> {});
    final Subscription<Integer> subscriber = broadcast.subscribe(SubscriptionPolicy.block(1));
    private int got;

    final void await() {
      line.second();
      try {
        got = Deliveries.append(0, subscriber.await());
      } catch (RecordingParker.Asleep forEver) {
        got = 0;
      } catch (InterruptedException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }

    final void look(III_Result r) {
      r.r1 = got;
      r.r2 = parker.parked();
      r.r3 = parker.unparks();
    }
  }

  /** A value is published. */
  @Catches(control = "subscription-without-recheck", outcome = "0, 1, 0")
  @Catches(control = "subscription-binds-late", outcome = "0, 1, 0")
  @Catches(control = "bell-arm-release", outcome = "0, 1, 0")
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "publish -> await looks, or looks again: no need to wake it")
  @Outcome(
      id = "1, 0, 1",
      expect = ACCEPTABLE,
      desc = "await arms -> publish rings -> await looks again: it need not park")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "await arms, looks again, parks -> publish rings and wakes it")
  @Outcome(id = "0, 1, 0", expect = FORBIDDEN, desc = "B1: lost wake-up: the reader sleeps, and a value waits for it")
  @Outcome(expect = FORBIDDEN, desc = "B1: await returned something else than the value")
  public static class Publish extends Waiter {
    /** Publishes. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.publish(1);
      parker.nobodyComes();
    }

    /** Waits. */
    @Actor
    public void reader() {
      await();
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(III_Result r) {
      look(r);
    }
  }

  /** The broadcast is closed. */
  @JCStressTest
  @State
  @Outcome(id = "9, 0, 0", expect = ACCEPTABLE, desc = "close -> await looks, or looks again: no need to wake it")
  @Outcome(
      id = "9, 0, 1",
      expect = ACCEPTABLE,
      desc = "await arms -> close rings -> await looks again: it need not park")
  @Outcome(id = "9, 1, 1", expect = ACCEPTABLE, desc = "await arms, looks again, parks -> close rings and wakes it")
  @Outcome(id = "0, 1, 0", expect = FORBIDDEN, desc = "B4: lost wake-up: the reader sleeps, and nothing will ever come")
  @Outcome(expect = FORBIDDEN, desc = "B4: await returned something else than the end")
  public static class Close extends Waiter {
    /** Closes. */
    @Actor
    public void publisher() {
      line.first();
      broadcast.close();
      parker.nobodyComes();
    }

    /** Waits. */
    @Actor
    public void reader() {
      await();
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(III_Result r) {
      look(r);
    }
  }

  /** Somebody else unsubscribes. */
  @JCStressTest
  @State
  @Outcome(id = "9, 0, 0", expect = ACCEPTABLE, desc = "unsubscribe -> await looks, or looks again: no need to wake it")
  @Outcome(id = "9, 0, 1", expect = ACCEPTABLE, desc = "await arms -> unsubscribe rings -> await looks again")
  @Outcome(
      id = "9, 1, 1",
      expect = ACCEPTABLE,
      desc = "await arms, looks again, parks -> unsubscribe rings and wakes it")
  @Outcome(id = "0, 1, 0", expect = FORBIDDEN, desc = "B5: lost wake-up: the reader sleeps, and was unsubscribed")
  @Outcome(expect = FORBIDDEN, desc = "B5: await returned something else than the end")
  public static class Unsubscribe extends Waiter {
    /** Unsubscribes. */
    @Actor
    public void other() {
      line.first();
      subscriber.unsubscribe();
      parker.nobodyComes();
    }

    /** Waits. */
    @Actor
    public void reader() {
      await();
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(III_Result r) {
      look(r);
    }
  }
}
