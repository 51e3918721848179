package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Watch;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Lesson 3. <em>One order.</em> Two workers publish, each in a watch of its own, and each then reads the other's. At
 * least one of them must find the other's publication: one of the two came first, and everybody agrees which.
 *
 * <p>Release and acquire do not promise that. Each keeps the order <em>before</em> a publication and <em>after</em> a
 * read; a publication and the read behind it may pass each other. They do on every processor, since a write waits in a
 * store buffer while the thread goes on. Then both workers believe that they came first, and no order of the four
 * steps explains their replies: not linearizable (W2). Volatile access puts all of them into one order, and pays for
 * it with a fence after the write. The same four steps are the doorbell's (lesson 6), where the price of being wrong
 * is a lost wake-up.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version          (0, 0): neither sees the other
 * ReleaseAcquire   3,884 of 211,757
 * Volatile         never
 * Shipped          never
 * </pre>
 */
public final class L03_VolatileNotReleaseAcquire {
  private L03_VolatileNotReleaseAcquire() {}

  /** Two cells in release and acquire mode. */
  @Weakened(shows = "0, 0", on = "amd64")
  @JCStressTest
  @State
  @Outcome(
      id = {"0, 1", "1, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one of the two came first, and the other sees it")
  @Outcome(id = "0, 0", expect = ACCEPTABLE_INTERESTING, desc = "O1: each read passed the write before it")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never written")
  public static class ReleaseAcquire {
    private final StartLine line = new StartLine();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger right = new AtomicInteger();

    /** Writes left, reads right. */
    @Actor
    public void first(II_Result r) {
      line.first();
      left.setRelease(1);
      r.r1 = right.getAcquire();
    }

    /** Writes right, reads left. */
    @Actor
    public void second(II_Result r) {
      line.second();
      right.setRelease(1);
      r.r2 = left.getAcquire();
    }
  }

  /** The same cells in volatile mode. */
  @JCStressTest
  @State
  @Outcome(
      id = {"0, 1", "1, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one of the two came first, and the other sees it")
  @Outcome(expect = FORBIDDEN, desc = "O1: neither sees the other")
  public static class Volatile {
    private final StartLine line = new StartLine();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger right = new AtomicInteger();

    /** Writes left, reads right. */
    @Actor
    public void first(II_Result r) {
      line.first();
      left.set(1);
      r.r1 = right.get();
    }

    /** Writes right, reads left. */
    @Actor
    public void second(II_Result r) {
      line.second();
      right.set(1);
      r.r2 = left.get();
    }
  }

  /** Two of the kit's watches. */
  @JCStressTest
  @State
  @Outcome(
      id = {"0, 1", "1, 0", "1, 1"},
      expect = ACCEPTABLE,
      desc = "one of the two came first, and the other sees it")
  @Outcome(expect = FORBIDDEN, desc = "O1: neither sees the other")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Watch<Integer> left = new Watch<>(0);
    private final Watch<Integer> right = new Watch<>(0);

    /** Publishes left, reads right. */
    @Actor
    public void first(II_Result r) {
      line.first();
      left.publish(1);
      r.r1 = right.read();
    }

    /** Publishes right, reads left. */
    @Actor
    public void second(II_Result r) {
      line.second();
      right.publish(1);
      r.r2 = left.read();
    }
  }
}
