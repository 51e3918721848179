package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Watch;
import dev.lockstep.stress.channel.InboxTest.Lanes;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** What takes three actors or four: a machine with fewer processors does not run these, and the evidence says so. */
public final class CrowdTest {
  private CrowdTest() {}

  /** Two senders against an owner that polls twice; the messages are 1 and 10. Results: what it got, what was left. */
  @JCStressTest
  @State
  @Outcome(
      id = {"0, 11", "1, 10", "10, 1", "11, 0"},
      expect = ACCEPTABLE,
      desc = "each offer -> a poll, before or after")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or received twice")
  public static class TwoSendersAndOwner {
    private final Inbox<Lanes, Integer> inbox = InboxTest.inbox();

    /** Sends 1. */
    @Actor
    public void first() {
      inbox.offer(Lanes.LEFT, 1);
    }

    /** Sends 10. */
    @Actor
    public void second() {
      inbox.offer(Lanes.LEFT, 10);
    }

    /** Polls twice. */
    @Actor
    public void owner(II_Result r) {
      r.r1 = InboxTest.received(inbox.poll()) + InboxTest.received(inbox.poll());
    }

    /** Polls what is left. */
    @Arbiter
    public void rest(II_Result r) {
      r.r2 = InboxTest.received(inbox.poll()) + InboxTest.received(inbox.poll());
    }
  }

  /**
   * A waiter gives up while another one waits, and the reply is given. Results: what each got, 1 if the second
   * parked.
   */
  @JCStressTest
  @State
  @Outcome(id = {"0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "one leaves with the reply or without, the other gets it")
  @Outcome(
      id = "., 0",
      expect = FORBIDDEN,
      desc = "W4: whoever left took the other waiter off as well: it sleeps for ever")
  @Outcome(expect = FORBIDDEN, desc = "W4: a reply that was never given")
  public static class TwoWaiters {
    private final RecordingParker parker = new RecordingParker();
    private final Oneshot<Integer> oneshot = new Oneshot<>(parker);

    /** Waits no time at all. */
    @Actor
    public void impatient(II_Result r) {
      try {
        r.r1 = OneshotTest.value(oneshot.await(Duration.ZERO));
      } catch (InterruptedException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }

    /** Waits. */
    @Actor
    public void patient(II_Result r) {
      try {
        r.r2 = oneshot.await();
      } catch (RecordingParker.Asleep forEver) {
        r.r2 = 0;
      } catch (InterruptedException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }

    /** Gives the reply. */
    @Actor
    public void completer() {
      oneshot.complete(1);
      parker.nobodyComes();
    }
  }

  /** Two watches, two writers, and two readers who look in opposite order: independent reads of independent writes. */
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 1, 0", expect = FORBIDDEN, desc = "O1: the two readers disagree which watch changed first")
  @Outcome(id = "[01], [01], [01], [01]", expect = ACCEPTABLE, desc = "one order of the two publications explains both")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never published")
  public static class TwoReadersAgree {
    private final Watch<Integer> left = new Watch<>(0);
    private final Watch<Integer> right = new Watch<>(0);

    /** Publishes left. */
    @Actor
    public void leftWriter() {
      left.publish(1);
    }

    /** Publishes right. */
    @Actor
    public void rightWriter() {
      right.publish(1);
    }

    /** Looks left, then right. */
    @Actor
    public void leftReader(IIII_Result r) {
      r.r1 = left.read();
      r.r2 = right.read();
    }

    /** Looks right, then left. */
    @Actor
    public void rightReader(IIII_Result r) {
      r.r3 = right.read();
      r.r4 = left.read();
    }
  }
}
