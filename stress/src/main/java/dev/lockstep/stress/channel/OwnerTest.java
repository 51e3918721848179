package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Owner;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.channel.InboxTest.Lanes;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The shipped {@link Owner} and its doorbell under senders: no wake-up is lost (what rule W4 stands on). */
public final class OwnerTest {
  private OwnerTest() {}

  /**
   * An owner that handles {@code last} messages and then closes its inbox; it ends by that or when it sleeps for
   * ever.
   */
  private abstract static class OwnerUnderTest {
    final StartLine line = new StartLine();
    final RecordingParker parker = new RecordingParker();
    final Inbox<Lanes, Integer> inbox = new Inbox<>(Lanes.class, parker);
    final Owner<Integer> owner = new Owner<>(inbox, this::handle, RecordingParker::requireAsleep);
    private final int last;
    int handled;

    private OwnerUnderTest(int last) {
      this.last = last;
    }

    private void handle(Integer message) {
      handled++;
      if (handled == last) {
        inbox.close();
      }
    }
  }

  /**
   * The owner runs, while a message is sent. Dekker's protocol: the sender writes the lane and reads the bell, the
   * owner writes the bell and reads the lane.
   *
   * <p>Results: how many messages were handled, 1 if the owner parked, how often it was woken.
   */
  @Catches(control = "lost-wake-up", outcome = "0, 1, 0")
  @Catches(control = "doorbell-binds-late", outcome = "0, 1, 0")
  @Catches(control = "lane-is-empty-plain", outcome = "0, 1, 0")
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "offer -> the owner looks, or looks again: no need to wake it")
  @Outcome(
      id = "1, 0, 1",
      expect = ACCEPTABLE,
      desc = "the owner arms -> offer rings -> it looks again, or finds it rung")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "the owner arms, looks again, parks -> offer rings and wakes it")
  @Outcome(id = "0, 1, 0", expect = FORBIDDEN, desc = "W4: lost wake-up: the owner sleeps, and a message waits for it")
  @Outcome(expect = FORBIDDEN, desc = "W4: the owner neither handled the message nor waits for it")
  public static class WakeUp extends OwnerUnderTest {
    /** An owner for one message. */
    public WakeUp() {
      super(1);
    }

    /** Sends one message. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(Lanes.LEFT, 1);
      parker.nobodyComes();
    }

    /** Lives until the message was handled. */
    @Actor
    public void owner() {
      line.second();
      owner.run();
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(III_Result r) {
      r.r1 = handled;
      r.r2 = parker.parked();
      r.r3 = parker.unparks();
    }
  }

  /**
   * Two messages on two lanes: between them the owner may disarm, work, and arm again while a ring is on its way.
   *
   * <p>Results: how many messages were handled, how often the owner was woken.
   */
  @Quick
  @Catches(control = "bell-arm-release", outcome = "[01], .")
  @Catches(control = "bell-ring-plain", outcome = "[01], .")
  @Catches(control = "bell-ring-weak-swap", outcome = "[01], .")
  @JCStressTest
  @State
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "offer -> offer -> the owner looks")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "the owner arms -> one offer rings, the other is found without")
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "arms -> offer rings -> handled -> arms again -> offer rings")
  @Outcome(
      id = {"0, .", "1, ."},
      expect = FORBIDDEN,
      desc = "W4: lost wake-up: the owner sleeps, and a message waits for it")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was handled twice, or woke the owner twice")
  public static class WakeUpAgain extends OwnerUnderTest {
    /** An owner for two messages. */
    public WakeUpAgain() {
      super(2);
    }

    /** Sends one message left and one right. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(Lanes.LEFT, 1);
      inbox.offer(Lanes.RIGHT, 1);
      parker.nobodyComes();
    }

    /** Lives until both messages were handled. */
    @Actor
    public void owner() {
      line.second();
      owner.run();
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(II_Result r) {
      r.r1 = handled;
      r.r2 = parker.unparks();
    }
  }

  /**
   * Two senders ring a bell that is armed, whose owner sleeps. Result: how often it was woken, how many messages lie
   * there.
   */
  @JCStressTest
  @State
  @Outcome(
      id = "1, 2",
      expect = ACCEPTABLE,
      desc = "offer rings and wakes the owner, offer finds the bell rung; or the reverse")
  @Outcome(id = "0, .", expect = FORBIDDEN, desc = "W4: lost wake-up: nobody woke the owner")
  @Outcome(
      id = "2, .",
      expect = FORBIDDEN,
      desc = "W4: one arming was answered twice, against the contract of the doorbell")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost")
  public static class TwoRings extends OwnerUnderTest {
    /** An owner that found nothing, armed its bell, and sleeps. */
    public TwoRings() {
      super(2);
      parker.nobodyComes();
      owner.run();
    }

    /** Sends one message left. */
    @Actor
    public void first() {
      line.first();
      inbox.offer(Lanes.LEFT, 1);
    }

    /** Sends one message right. */
    @Actor
    public void second() {
      line.second();
      inbox.offer(Lanes.RIGHT, 1);
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(II_Result r) {
      r.r1 = parker.unparks();
      r.r2 = InboxTest.received(inbox.poll()) + InboxTest.received(inbox.poll());
    }
  }
}
