package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Owner;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import dev.lockstep.stress.channel.RecordingParker;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Lesson 6. <em>No wake-up is lost.</em> An owner that finds nothing goes to sleep; a sender that sends something
 * wakes it. Neither may rely on the other to be later.
 *
 * <p>The sender publishes its message and then looks whether the bell is armed. The owner looks for messages, finds
 * none, arms the bell, and looks <em>again</em>. Without the second look a message that arrives between the first look
 * and the arming is found by nobody: the sender saw no armed bell, the owner saw no message.
 *
 * <p>With the second look it is Dekker's protocol: each side writes one field and then reads the other's, and at least
 * one of them must see the other. That is lesson 3, and so the arming must be volatile. With release, the owner's
 * second look may come before its arming is visible, and the window is open again, only smaller.
 *
 * <p>Then the owner parks. A ring between its second look and its park leaves a permit, and the park returns at once;
 * this much the JDK does. That a park may also return for no reason is why the owner looks at the bell in a loop.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version            (0, 0): the owner sleeps, and nobody rang
 * WithoutRecheck     39 of 27,224
 * ArmedWithRelease   39 of 49,965
 * Rechecked          never
 * Shipped            never
 * </pre>
 */
public final class L06_ParkWithRecheck {
  private L06_ParkWithRecheck() {}

  /** One look, then the arming. Results: 1 if the owner found the message, 1 if the sender rang. */
  @Weakened(shows = "0, 0")
  @JCStressTest
  @State
  @Outcome(id = {"1, 0", "0, 1"}, expect = ACCEPTABLE, desc = "send -> look, or arm -> send rings")
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "W4: look -> send, which finds no armed bell -> arm -> sleep")
  @Outcome(expect = FORBIDDEN, desc = "W4: the message was found, and the bell was armed all the same")
  public static class WithoutRecheck {
    private final StartLine line = new StartLine();
    private final AtomicInteger message = new AtomicInteger();
    private final AtomicBoolean armed = new AtomicBoolean();

    /** Sends, then rings if the bell is armed. */
    @Actor
    public void sender(II_Result r) {
      line.first();
      message.set(1);
      r.r2 = armed.get() ? 1 : 0;
    }

    /** Looks, and arms if there was nothing. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      r.r1 = message.get();
      if (r.r1 == 0) {
        armed.set(true);
      }
    }
  }

  /** Arms with release, then looks again with acquire. */
  @Weakened(shows = "0, 0", on = "amd64")
  @JCStressTest
  @State
  @Outcome(
      id = {"1, 0", "1, 1", "0, 1"},
      expect = ACCEPTABLE,
      desc = "send -> second look, or arm -> send rings, or both")
  @Outcome(
      id = "0, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "W4: the second look passed the arming: sleep, and no ring")
  @Outcome(expect = FORBIDDEN, desc = "W4: a message that was never sent")
  public static class ArmedWithRelease {
    private final StartLine line = new StartLine();
    private final AtomicInteger message = new AtomicInteger();
    private final AtomicBoolean armed = new AtomicBoolean();

    /** Sends, then rings if the bell is armed. */
    @Actor
    public void sender(II_Result r) {
      line.first();
      message.set(1);
      r.r2 = armed.get() ? 1 : 0;
    }

    /** Arms and looks again. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      armed.setRelease(true);
      r.r1 = message.getAcquire();
    }
  }

  /** Arms, then looks again, both volatile. */
  @JCStressTest
  @State
  @Outcome(
      id = {"1, 0", "1, 1", "0, 1"},
      expect = ACCEPTABLE,
      desc = "send -> second look, or arm -> send rings, or both")
  @Outcome(expect = FORBIDDEN, desc = "W4: the owner sleeps, and nobody rang")
  public static class Rechecked {
    private final StartLine line = new StartLine();
    private final AtomicInteger message = new AtomicInteger();
    private final AtomicBoolean armed = new AtomicBoolean();

    /** Sends, then rings if the bell is armed. */
    @Actor
    public void sender(II_Result r) {
      line.first();
      message.set(1);
      r.r2 = armed.get() ? 1 : 0;
    }

    /** Arms and looks again. */
    @Actor
    public void owner(II_Result r) {
      line.second();
      armed.set(true);
      r.r1 = message.get();
    }
  }

  /** The kit's owner, which lives until it has handled a message. Results: 1 if it has, how often it was woken. */
  @JCStressTest
  @State
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "send -> the first look or the second")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "arm -> send rings -> the owner looks again, or wakes up and looks")
  @Outcome(expect = FORBIDDEN, desc = "W4: the owner sleeps for ever")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final RecordingParker parker = new RecordingParker();
    private final Inbox<OneLane, Integer> inbox = new Inbox<>(OneLane.class, parker);
    private final Owner<Integer> owner = new Owner<>(inbox, this::handle, RecordingParker::requireAsleep);
    private int handled;

    private void handle(Integer message) {
      handled = message;
      inbox.close();
    }

    /** Sends. */
    @Actor
    public void sender() {
      line.first();
      inbox.offer(OneLane.LANE, 1);
      parker.nobodyComes();
    }

    /** Lives. */
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
}
