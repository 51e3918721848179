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
 * Lesson 2. <em>Coherence.</em> Two reads of a status by one observer must not go back from the new value to the old
 * one.
 *
 * <p>It seems that nothing could be less: one field, two reads, one after the other. Yet for plain fields the compiler
 * may exchange them. Here it reads through two references and does not know that they lead to the same object, so it
 * takes the two reads for unrelated. Every other mode, opaque already, promises <em>coherence</em>: all threads agree
 * on one order of the writes to one field, and no reader moves against it.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version   (1, 0): first the new value, then the old one
 * Plain     hidden: the language allows it; the two reads are a cycle apart, and 2,525,966 samples did not show it
 * Opaque    never
 * Shipped   never
 * </pre>
 */
public final class L02_NeverBack {
  private L02_NeverBack() {}

  /** Something with a plain field. */
  static final class Cell {
    private static final VarHandle VALUE;

    static {
      try {
        VALUE = MethodHandles.lookup().findVarHandle(Cell.class, "value", int.class);
      } catch (ReflectiveOperationException impossible) {
        throw new ExceptionInInitializerError(impossible);
      }
    }

    private int value;
    int touched;
  }

  /** Plain reads. */
  @Weakened(shows = "1, 0", hidden = "the two reads are a cycle apart: not seen here in 2.5 million samples")
  @JCStressTest
  @State
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "the write comes before, between or after the reads")
  @Outcome(id = "1, 0", expect = ACCEPTABLE_INTERESTING, desc = "O1: the compiler has exchanged the reads")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never written")
  public static class Plain {
    private final StartLine line = new StartLine();
    private final Cell cell = new Cell();
    private final Cell same = cell;

    /** Writes. */
    @Actor
    public void writer() {
      line.first();
      cell.value = 1;
    }

    /** Reads twice. */
    @Actor
    public void reader(II_Result r) {
      Cell one = cell;
      Cell other = same;
      one.touched = 0; // neither is null, so no check for it stands between the two reads
      other.touched = 0;
      line.second();
      r.r1 = one.value;
      r.r2 = other.value;
    }
  }

  /** Opaque reads. */
  @JCStressTest
  @State
  @Outcome(
      id = {"0, 0", "0, 1", "1, 1"},
      expect = ACCEPTABLE,
      desc = "the write comes before, between or after the reads")
  @Outcome(expect = FORBIDDEN, desc = "O1: the second read went back")
  public static class Opaque {
    private final StartLine line = new StartLine();
    private final Cell cell = new Cell();
    private final Cell same = cell;

    /** Writes. */
    @Actor
    public void writer() {
      line.first();
      Cell.VALUE.setOpaque(cell, 1);
    }

    /** Reads twice. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = (int) Cell.VALUE.getOpaque(cell);
      r.r2 = (int) Cell.VALUE.getOpaque(same);
    }
  }

  /** The kit's watch. */
  @JCStressTest
  @State
  @Outcome(id = {"0, 0", "0, 1", "1, 1"}, expect = ACCEPTABLE, desc = "the publication comes before, between or after")
  @Outcome(expect = FORBIDDEN, desc = "O1: the second read went back")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Watch<Integer> watch = new Watch<>(0);
    private final Watch<Integer> same = watch;

    /** Publishes. */
    @Actor
    public void writer() {
      line.first();
      watch.publish(1);
    }

    /** Reads twice. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = watch.read();
      r.r2 = same.read();
    }
  }
}
