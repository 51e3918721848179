package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Watch;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Lesson 1. <em>Publication.</em> The owner changes its state and then publishes a status. Whoever reads that status
 * must see everything that the owner did before.
 *
 * <p>Nothing in the order of two lines of code says so. The compiler may exchange two reads of plain fields, since the
 * thread itself cannot tell; a processor may make two writes visible in either order. What forbids both is an
 * <em>edge</em>: the write that publishes is a release, the read that finds it an acquire, and whatever came before
 * the one happens-before whatever comes after the other. A volatile field gives this edge and more (lesson 3).
 * <em>Opaque</em> access, which keeps the order on one field only, gives none.
 *
 * <p>The reader reads the data whether or not it found the flag. Had it to follow the flag to the data, most processors
 * would keep the order by themselves.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version          (1, 0): published, and what came before is not seen
 * Plain            11 of 103,213
 * Opaque           hidden: the compiler keeps these two reads in order, and amd64 does as well
 * ReleaseAcquire   never
 * Shipped          never
 * </pre>
 */
public final class L01_PublicationThroughTheWatch {
  private L01_PublicationThroughTheWatch() {}

  /** Two plain fields. */
  @Weakened(shows = "1, 0", on = "amd64")
  @JCStressTest
  @State
  @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "write data -> publish, and the reads in order")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "O1: the compiler has exchanged the reads: data -> write data -> publish -> flag")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never written")
  public static class Plain {
    private final StartLine line = new StartLine();
    private int data;
    private int published;

    /** Writes, then publishes. */
    @Actor
    public void writer() {
      line.first();
      data = 1;
      published = 1;
    }

    /** Looks, then reads. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = published;
      r.r2 = data;
    }
  }

  /** The flag in opaque mode: an order for this field, and for no other. */
  @Weakened(shows = "1, 0", hidden = "the compiler keeps an opaque access in its place, and amd64 keeps reads in order")
  @JCStressTest
  @State
  @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "write data -> publish, and the reads in order")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "O1: the processor has exchanged the reads, or the writes")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never written")
  public static class Opaque {
    private static final VarHandle PUBLISHED = handle(Opaque.class);

    private final StartLine line = new StartLine();
    private int data;
    int published;

    /** Writes, then publishes. */
    @Actor
    public void writer() {
      line.first();
      data = 1;
      PUBLISHED.setOpaque(this, 1);
    }

    /** Looks, then reads. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = (int) PUBLISHED.getOpaque(this);
      r.r2 = data;
    }
  }

  /** The flag in release and acquire mode: the edge. */
  @JCStressTest
  @State
  @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "write data -> publish, and the reads in order")
  @Outcome(expect = FORBIDDEN, desc = "O1: what came before publish is not seen after the read that found it")
  public static class ReleaseAcquire {
    private static final VarHandle PUBLISHED = handle(ReleaseAcquire.class);

    private final StartLine line = new StartLine();
    private int data;
    int published;

    /** Writes, then publishes. */
    @Actor
    public void writer() {
      line.first();
      data = 1;
      PUBLISHED.setRelease(this, 1);
    }

    /** Looks, then reads. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = (int) PUBLISHED.getAcquire(this);
      r.r2 = data;
    }
  }

  /** The kit's watch. */
  @JCStressTest
  @State
  @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "write data -> publish, and the reads in order")
  @Outcome(expect = FORBIDDEN, desc = "O1: what came before publish is not seen after read")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Watch<Integer> watch = new Watch<>(0);
    private int data;

    /** Writes, then publishes. */
    @Actor
    public void writer() {
      line.first();
      data = 1;
      watch.publish(1);
    }

    /** Looks, then reads. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = watch.read();
      r.r2 = data;
    }
  }

  private static VarHandle handle(Class<?> version) {
    try {
      return MethodHandles.lookup().findVarHandle(version, "published", int.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }
}
