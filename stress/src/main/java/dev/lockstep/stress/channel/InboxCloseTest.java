package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
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
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The shipped {@link Inbox}, closed and drained while a message is sent (what rule W4 stands on at the end of a
 * worker): sent and received, or refused, and nothing in between.
 */
public final class InboxCloseTest {
  private InboxCloseTest() {}

  /** The owner closes, then drains; a message is sent meanwhile. */
  @Quick
  @Catches(control = "lane-take-without-swap", outcome = "1, 0, [01]")
  @JCStressTest
  @State
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "offer -> close -> poll: sent and received")
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "close -> offer: refused, and the sender was told")
  @Outcome(id = "1, 0, 0", expect = FORBIDDEN, desc = "W4: the message was sent and lost")
  @Outcome(id = "1, 0, 1", expect = FORBIDDEN, desc = "W4: the message was sent after the owner had closed and drained")
  @Outcome(expect = FORBIDDEN, desc = "W4: the message was refused and received, or received twice")
  public static class OfferAndClose {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = InboxTest.inbox();

    /** Sends one message; 1 if it was sent, 0 if it was refused. */
    @Actor
    public void sender(III_Result r) {
      line.first();
      r.r1 = inbox.offer(Lanes.LEFT, 1) ? 1 : 0;
    }

    /** Closes, then drains. */
    @Actor
    public void owner(III_Result r) {
      line.second();
      inbox.close();
      r.r2 = InboxTest.received(inbox.poll());
    }

    /** Polls what the owner would have missed. */
    @Arbiter
    public void rest(III_Result r) {
      r.r3 = InboxTest.received(inbox.poll());
    }
  }

  /** The same while the owner still holds message 2, which it has taken and not yet handled. */
  @JCStressTest
  @State
  @Outcome(id = "1, 2, 3", expect = ACCEPTABLE, desc = "offer 3 -> close: behind what the owner held")
  @Outcome(id = "0, 2, 0", expect = ACCEPTABLE, desc = "close -> offer 3: refused; what the owner held is still there")
  @Outcome(id = "1, 2, 0", expect = FORBIDDEN, desc = "W4: message 3 was sent and lost")
  @Outcome(id = "., 3, .", expect = FORBIDDEN, desc = "W4: message 3 overtook message 2 at the close")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message that the owner held was lost at the close")
  public static class CloseOfAHeldLane {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = InboxTest.inbox();

    /** Sends 1 and 2, and takes both, of which it hands out 1. */
    public CloseOfAHeldLane() {
      inbox.offer(Lanes.LEFT, 1);
      inbox.offer(Lanes.LEFT, 2);
      inbox.poll();
    }

    /** Sends message 3; 1 if it was sent, 0 if it was refused. */
    @Actor
    public void sender(III_Result r) {
      line.first();
      r.r1 = inbox.offer(Lanes.LEFT, 3) ? 1 : 0;
    }

    /** Closes, then drains. */
    @Actor
    public void owner(III_Result r) {
      line.second();
      inbox.close();
      r.r2 = InboxTest.received(inbox.poll());
      r.r3 = InboxTest.received(inbox.poll());
    }
  }

  /**
   * What the owner did before it closed is seen by a sender that was refused: this is why such a sender may answer for
   * the worker out of what the owner published last.
   */
  @Catches(control = "lane-refusal-plain", outcome = "0")
  @JCStressTest
  @State
  @Outcome(id = "-1", expect = ACCEPTABLE, desc = "offer -> close: sent")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "data written -> close -> offer: refused -> data read")
  @Outcome(id = "0", expect = FORBIDDEN, desc = "W4: a refused sender does not see what the owner did before it closed")
  @Outcome(expect = FORBIDDEN, desc = "W4: a refused sender sees what was never there")
  public static class RefusedSeesTheEnd {
    private final StartLine line = new StartLine();
    private final Inbox<Lanes, Integer> inbox = InboxTest.inbox();
    private int end;

    /** Sends a message and, if refused, looks at the data. */
    @Actor
    public void sender(I_Result r) {
      line.first();
      r.r1 = inbox.offer(Lanes.LEFT, 1) ? -1 : end;
    }

    /** Writes, then closes. */
    @Actor
    public void owner() {
      line.second();
      end = 1;
      inbox.close();
    }
  }
}
