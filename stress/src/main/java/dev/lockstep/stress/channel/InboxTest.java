package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Parker;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The shipped {@link Inbox}, one lane of it, under senders and its owner: every message is received once, in order, or
 * its sender is told that it was refused (what rule W4 stands on). A result is the number of a message; 0 is "none".
 */
public final class InboxTest {
  private InboxTest() {}

  /** The lanes of the inbox under test. */
  public enum OneLane {
    /** The only one. */
    LANE
  }

  private static Inbox<OneLane, Integer> inbox() {
    return new Inbox<>(OneLane.class, Parker.JDK);
  }

  private static int received(@Nullable Integer message) {
    return message == null ? 0 : message;
  }

  /** Message 1 waits; the owner polls twice while message 2 is sent; what is left is polled afterwards. */
  @JCStressTest
  @State
  @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "offer 2 -> second poll")
  @Outcome(id = "1, 0, 2", expect = ACCEPTABLE, desc = "second poll -> offer 2: found by the next poll")
  @Outcome(id = "1, 0, 0", expect = FORBIDDEN, desc = "W4: message 2 was sent and lost")
  @Outcome(id = "1, 2, 2", expect = FORBIDDEN, desc = "W4: message 2 was received twice")
  @Outcome(expect = FORBIDDEN, desc = "W4: message 1 was lost, received twice, or overtaken")
  public static class OfferAndPoll {
    private final Inbox<OneLane, Integer> inbox = inbox();

    /** Puts message 1 into the lane. */
    public OfferAndPoll() {
      inbox.offer(OneLane.LANE, 1);
    }

    /** Sends message 2. */
    @Actor
    public void sender() {
      inbox.offer(OneLane.LANE, 2);
    }

    /** Polls twice. */
    @Actor
    public void owner(III_Result r) {
      r.r1 = received(inbox.poll());
      r.r2 = received(inbox.poll());
    }

    /** Polls what is left. */
    @Arbiter
    public void rest(III_Result r) {
      r.r3 = received(inbox.poll());
    }
  }

  /** The owner closes, then drains; a message is sent meanwhile. */
  @JCStressTest
  @State
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "offer -> close -> poll: sent and received")
  @Outcome(id = "0, 0, 0", expect = ACCEPTABLE, desc = "close -> offer: refused, and the sender was told")
  @Outcome(id = "1, 0, 0", expect = FORBIDDEN, desc = "W4: the message was sent and lost")
  @Outcome(id = "1, 0, 1", expect = FORBIDDEN, desc = "W4: the message was sent after the owner had closed and drained")
  @Outcome(expect = FORBIDDEN, desc = "W4: the message was refused and received, or received twice")
  public static class OfferAndClose {
    private final Inbox<OneLane, Integer> inbox = inbox();

    /** Sends one message; 1 if it was sent, 0 if it was refused. */
    @Actor
    public void sender(III_Result r) {
      r.r1 = inbox.offer(OneLane.LANE, 1) ? 1 : 0;
    }

    /** Closes, then drains. */
    @Actor
    public void owner(III_Result r) {
      inbox.close();
      r.r2 = received(inbox.poll());
    }

    /** Polls what the owner would have missed. */
    @Arbiter
    public void rest(III_Result r) {
      r.r3 = received(inbox.poll());
    }
  }

  /** Two senders at once; the owner polls afterwards. */
  @JCStressTest
  @State
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "offer 1 -> offer 2")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "offer 2 -> offer 1")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or received twice")
  public static class TwoSenders {
    private final Inbox<OneLane, Integer> inbox = inbox();

    /** Sends message 1. */
    @Actor
    public void first() {
      inbox.offer(OneLane.LANE, 1);
    }

    /** Sends message 2. */
    @Actor
    public void second() {
      inbox.offer(OneLane.LANE, 2);
    }

    /** Polls both. */
    @Arbiter
    public void owner(II_Result r) {
      r.r1 = received(inbox.poll());
      r.r2 = received(inbox.poll());
    }
  }

  /** A message that is filled by plain writes before it is sent: only the edge from offer to poll makes it whole. */
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "poll -> offer: nothing there yet")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "offer -> poll: received whole")
  @Outcome(expect = FORBIDDEN, desc = "W4: what the sender did before offer is not seen after poll")
  public static class WholeMessage {
    private final Inbox<OneLane, int[]> inbox = new Inbox<>(OneLane.class, Parker.JDK);

    /** Fills a message and sends it. */
    @Actor
    public void sender() {
      int[] message = {1, 1};
      inbox.offer(OneLane.LANE, message);
    }

    /** Polls once, and looks at both elements. */
    @Actor
    public void owner(II_Result r) {
      int[] message = inbox.poll();
      if (message != null) {
        r.r1 = message[0];
        r.r2 = message[1];
      }
    }
  }
}
