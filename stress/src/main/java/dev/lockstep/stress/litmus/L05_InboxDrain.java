package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Parker;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Lesson 5. <em>Everything is taken once.</em> The owner takes all that lies in a lane, and leaves it empty, while
 * somebody sends.
 *
 * <p>The owner is the only one who takes, so it seems that it needs no atomic step: look at what is there, then write
 * "empty". But a message that arrives between the two is erased by the second: the owner is alone at its end of the
 * lane, and not alone in the field. One swap looks and writes at once, and what it returns is all that there was.
 *
 * <p>In the weakened version the lane is a number of messages.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version         a message lost
 * LoadThenStore   164 of 101,113
 * Swap            never
 * Shipped         never
 * </pre>
 */
public final class L05_InboxDrain {
  private L05_InboxDrain() {}

  /** A load and a store. Results: how many of two messages were taken, and how many are left. */
  @Weakened(shows = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "take -> send")
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "send -> take")
  @Outcome(id = "1, 0", expect = ACCEPTABLE_INTERESTING, desc = "W4: load -> send -> store erases what was sent")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was taken twice")
  public static class LoadThenStore {
    private final StartLine line = new StartLine();
    private final AtomicInteger lane = new AtomicInteger(1);

    /** Sends. */
    @Actor
    public void sender() {
      line.first();
      lane.incrementAndGet();
    }

    /** Takes. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      r.r1 = lane.get();
      lane.set(0);
    }

    /** Counts the rest. */
    @Arbiter
    public void rest(II_Result r) {
      r.r2 = lane.get();
    }
  }

  /** One swap. */
  @JCStressTest
  @State
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "take -> send")
  @Outcome(id = "2, 0", expect = ACCEPTABLE, desc = "send -> take")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or taken twice")
  public static class Swap {
    private final StartLine line = new StartLine();
    private final AtomicInteger lane = new AtomicInteger(1);

    /** Sends. */
    @Actor
    public void sender() {
      line.first();
      lane.incrementAndGet();
    }

    /** Takes. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      r.r1 = lane.getAndSet(0);
    }

    /** Counts the rest. */
    @Arbiter
    public void rest(II_Result r) {
      r.r2 = lane.get();
    }
  }

  /** The kit's inbox, whose poll takes all and hands out one. Results: the sums of what was polled, and of the rest. */
  @JCStressTest
  @State
  @Outcome(id = "1, 10", expect = ACCEPTABLE, desc = "poll -> poll -> send")
  @Outcome(id = "11, 0", expect = ACCEPTABLE, desc = "send -> the second poll")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or taken twice")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Inbox<OneLane, Integer> inbox = new Inbox<>(OneLane.class, Parker.JDK);

    /** One message waits. */
    public Shipped() {
      inbox.offer(OneLane.LANE, 1);
    }

    /** Sends. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(OneLane.LANE, 10);
    }

    /** Polls twice. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      r.r1 = OneLane.received(inbox) + OneLane.received(inbox);
    }

    /** Polls the rest. */
    @Arbiter
    public void rest(II_Result r) {
      r.r2 = OneLane.received(inbox) + OneLane.received(inbox);
    }
  }
}
