package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Parker;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * Lesson 4. <em>A message is there when its offer has returned.</em> Two senders use one lane at the same time.
 *
 * <p>A lane is a stack: a sender links its message to the newest one and makes it the newest. Between the look and the
 * write another sender may do the same, and then one of the two messages is lost. No mode of access helps, since every
 * single access is right: what is needed is that look and write are <em>one</em> step, a compare-and-set.
 *
 * <p>A ring buffer has such a step as well: the one that claims a place. But the message is put there by a second one.
 * In the window between the two, a place is claimed and empty, and the owner finds nothing, although the offer of the
 * message <em>behind</em> that place has returned. Whoever then rings the bell rings for nothing, and the owner goes
 * to sleep. In the kit's lane the step that claims is the step that publishes, so there is no such window.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version          a message lost              an offer that has returned, and nothing there
 * CheckThenStore   42,921 of 544,346
 * ClaimThenFill    never                       38 of 50,989
 * Shipped          never                       never
 * </pre>
 */
public final class L04_InboxPublish {
  private L04_InboxPublish() {}

  private record Node(@Nullable Node next) {}

  /** A stack with a volatile top, and a push in two steps. Result: how many of two messages are there. */
  @Weakened(shows = "1")
  @JCStressTest
  @State
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "push -> push")
  @Outcome(id = "1", expect = ACCEPTABLE_INTERESTING, desc = "W4: look -> look -> write -> write: one was overwritten")
  @Outcome(expect = FORBIDDEN, desc = "W4: both messages are gone")
  public static class CheckThenStore {
    private final StartLine line = new StartLine();
    private volatile @Nullable Node top;

    private void push() {
      Node seen = top;
      top = new Node(seen);
    }

    /** Sends. */
    @Actor
    public void first() {
      line.first();
      push();
    }

    /** Sends. */
    @Actor
    public void second() {
      line.second();
      push();
    }

    /** Counts. */
    @Arbiter
    public void owner(I_Result r) {
      for (Node node = top; node != null; node = node.next()) {
        r.r1++;
      }
    }
  }

  /** A ring: a place is claimed, then filled. Result: what the owner finds in the first place; 0 is nothing. */
  @Weakened(shows = "0")
  @JCStressTest
  @State
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "offer 1 -> offer 2 -> poll")
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "offer 2 -> poll")
  @Outcome(
      id = "0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "W4: claim of 1 -> offer 2 -> poll finds nothing -> fill of 1")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message that was never sent")
  public static class ClaimThenFill {
    private final StartLine line = new StartLine();
    private final AtomicInteger claimed = new AtomicInteger();
    private final AtomicIntegerArray places = new AtomicIntegerArray(2);

    private void offer(int message) {
      int place = claimed.getAndIncrement();
      places.set(place, message);
    }

    /** Sends 1. */
    @Actor
    public void sender() {
      line.first();
      offer(1);
    }

    /** Sends 2 and, since that has returned, looks for a message. */
    @Actor
    public void senderAndOwner(I_Result r) {
      line.second();
      offer(2);
      r.r1 = places.get(0);
    }
  }

  /** The kit's inbox. Results: what the owner finds after its own offer has returned, what is there afterwards. */
  @JCStressTest
  @State
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "offer 1 -> offer 2 -> poll")
  @Outcome(id = "2, 1", expect = ACCEPTABLE, desc = "offer 2 -> poll -> offer 1, or offer 2 -> offer 1 -> poll")
  @Outcome(id = "0, .", expect = FORBIDDEN, desc = "W4: an offer has returned, and the message is not there")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message was lost or received twice")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Inbox<OneLane, Integer> inbox = new Inbox<>(OneLane.class, Parker.JDK);

    /** Sends 1. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(OneLane.LANE, 1);
    }

    /** Sends 2 and, since that has returned, polls. */
    @Actor
    public void senderAndOwner(II_Result r) {
      line.second();
      inbox.offer(OneLane.LANE, 2);
      r.r1 = OneLane.received(inbox);
    }

    /** Polls the rest. */
    @Arbiter
    public void rest(II_Result r) {
      r.r2 = OneLane.received(inbox);
    }
  }
}
