package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Parker;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Lesson 7. <em>Received or refused.</em> An owner that ends closes its inbox, and answers what is still in it. A
 * sender that sends at that moment must either be answered or be told that it was refused.
 *
 * <p>The usual way is a flag: senders look at it, and the owner sets it and then drains. But between a sender's look
 * at the flag and its message, the owner may set the flag and drain, and then the message lies in an inbox that nobody
 * will ever look at again. The other way round, drain and then set the flag, is worse. Every access is volatile here;
 * it is the step that is missing. In the kit, closed is a state of the lane itself: the owner closes and takes what is
 * there by one swap, and a sender publishes by one compare-and-set, which fails if the lane has been closed since it
 * looked.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version          (1, 0): sent, and never received
 * FlagThenDrain    12 of 42,797
 * DrainThenFlag    557 of 48,941
 * Shipped          never
 * </pre>
 */
public final class L07_CloseAndDrain {
  private L07_CloseAndDrain() {}

  /** Closes, then drains. Results: 1 if the message was sent, 1 if it was received. */
  @Weakened(shows = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "close -> look: refused")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "send -> drain: received")
  @Outcome(id = "1, 0", expect = ACCEPTABLE_INTERESTING, desc = "W4: look -> close -> drain -> send: never received")
  @Outcome(expect = FORBIDDEN, desc = "W4: refused and received")
  public static class FlagThenDrain {
    private final StartLine line = new StartLine();
    private volatile boolean closed;
    private volatile int message;

    /** Looks whether it may, then sends. */
    @Actor
    public void sender(II_Result r) {
      line.first();
      if (!closed) {
        message = 1;
        r.r1 = 1;
      }
    }

    /** Closes, then drains. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      closed = true;
      r.r2 = message;
    }
  }

  /** Drains, then closes. */
  @Weakened(shows = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "close -> look: refused")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "send -> drain: received")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "W4: drain -> look, and even send -> close: never received")
  @Outcome(expect = FORBIDDEN, desc = "W4: refused and received")
  public static class DrainThenFlag {
    private final StartLine line = new StartLine();
    private volatile boolean closed;
    private volatile int message;

    /** Looks whether it may, then sends. */
    @Actor
    public void sender(II_Result r) {
      line.first();
      if (!closed) {
        message = 1;
        r.r1 = 1;
      }
    }

    /** Drains, then closes. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      r.r2 = message;
      closed = true;
    }
  }

  /** The kit's inbox. */
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "close -> offer: refused")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "offer -> close -> poll: received")
  @Outcome(expect = FORBIDDEN, desc = "W4: sent, and never received")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Inbox<OneLane, Integer> inbox = new Inbox<>(OneLane.class, Parker.JDK);

    /** Sends. */
    @Actor
    public void sender(II_Result r) {
      line.first();
      r.r1 = inbox.offer(OneLane.LANE, 1) ? 1 : 0;
    }

    /** Closes, then drains. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      inbox.close();
      r.r2 = OneLane.received(inbox);
    }
  }
}
