package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.channel.InboxTest.Lanes;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The shipped {@link Oneshot} under a completer and a waiter: who waits is woken (what rule W4 stands on). */
public final class OneshotWaitTest {
  private OneshotWaitTest() {}

  /** A waiter against a completion. Results: the reply (0: none), 1 if the waiter parked, how often it was woken. */
  @Quick
  @Catches(control = "oneshot-without-swap", outcome = "0, 1, 0")
  @Catches(control = "oneshot-push-without-swap", outcome = "0, 1, 0")
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "complete -> await: the reply was there")
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "push -> complete -> the waiter looks again: it need not park")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "push -> the waiter looks again, parks -> complete wakes it")
  @Outcome(id = "0, 1, 0", expect = FORBIDDEN, desc = "W4: lost wake-up: the waiter sleeps, and the reply was given")
  @Outcome(expect = FORBIDDEN, desc = "W4: await returned without the reply")
  public static class CompleteAndAwait {
    private final StartLine line = new StartLine();
    private final RecordingParker parker = new RecordingParker();
    private final Oneshot<Integer> oneshot = new Oneshot<>(parker);
    private int reply;

    /** Gives the reply. */
    @Actor
    public void completer() {
      line.first();
      oneshot.complete(1);
      parker.nobodyComes();
    }

    /** Waits for the reply. */
    @Actor
    public void waiter() {
      line.second();
      try {
        reply = oneshot.await();
      } catch (RecordingParker.Asleep forEver) {
        reply = 0;
      } catch (InterruptedException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(III_Result r) {
      r.r1 = reply;
      r.r2 = parker.parked();
      r.r3 = parker.unparks();
    }
  }

  /**
   * A waiter that gives up at once, and so takes itself off the stack, against a completion. Results: what the waiter
   * got (0: nothing), what stands there in the end.
   */
  @Catches(control = "oneshot-leave-without-swap", outcome = "., 0")
  @JCStressTest
  @State
  @Outcome(
      id = "1, 1",
      expect = ACCEPTABLE,
      desc = "complete -> await, or complete -> the waiter leaves with the reply")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "the waiter leaves -> complete")
  @Outcome(
      id = {"0, 0", "1, 0"},
      expect = FORBIDDEN,
      desc = "W4: the reply was given, and the leaving waiter took it away")
  @Outcome(expect = FORBIDDEN, desc = "W4: a reply that was never given")
  public static class CompleteAndGiveUp {
    private final StartLine line = new StartLine();
    private final Oneshot<Integer> oneshot = new Oneshot<>();

    /** Gives the reply. */
    @Actor
    public void completer() {
      line.first();
      oneshot.complete(1);
    }

    /** Waits no time at all. */
    @Actor
    public void waiter(II_Result r) {
      line.second();
      try {
        r.r1 = OneshotTest.value(oneshot.await(Duration.ZERO));
      } catch (InterruptedException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }

    /** Reads the reply. */
    @Arbiter
    public void reply(II_Result r) {
      r.r2 = OneshotTest.value(oneshot.peek());
    }
  }

  /** An owner that wants to be told of the reply, against a completion. Results: how often it was told, the reply. */
  @Catches(control = "oneshot-tell-without-swap", outcome = "0, .|1, 0")
  @JCStressTest
  @State
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "tell -> complete tells it, or complete -> tell tells it at once")
  @Outcome(id = "0, .", expect = FORBIDDEN, desc = "W4: the reply was given, and the owner was never told")
  @Outcome(id = "2, .", expect = FORBIDDEN, desc = "W4: the owner was told twice of one reply")
  @Outcome(expect = FORBIDDEN, desc = "W4: the reply was given, and is gone")
  public static class CompleteAndTell {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = InboxTest.inbox();
    private final Oneshot<Integer> oneshot = new Oneshot<>();

    /** Gives the reply. */
    @Actor
    public void completer() {
      line.first();
      oneshot.complete(1);
    }

    /** Asks to be told. */
    @Actor
    public void owner() {
      line.second();
      oneshot.tell(inbox, Lanes.LEFT, 1);
    }

    /** Looks what the owner was sent, and reads the reply. */
    @Arbiter
    public void result(II_Result r) {
      r.r1 = InboxTest.received(inbox.poll()) + InboxTest.received(inbox.poll());
      r.r2 = OneshotTest.value(oneshot.peek());
    }
  }
}
