package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Watch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The shipped {@link Watch} under one writer and one reader, and under two of them crossed (rule O1). */
public final class WatchTest {
  private WatchTest() {}

  /** Two publications, two reads: a reader may skip a value, but never goes back to an older one. */
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "read -> read -> publish 1 -> publish 2")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "read -> publish 1 -> read -> publish 2")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "read -> publish 1 -> publish 2 -> read: 1 was skipped, as may be")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "publish 1 -> read -> read -> publish 2")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "publish 1 -> read -> publish 2 -> read")
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "publish 1 -> publish 2 -> read -> read")
  @Outcome(id = {"1, 0", "2, 0", "2, 1"}, expect = FORBIDDEN, desc = "O1: the second read went back to an older value")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never published")
  public static class NeverGoesBack {
    private final Watch<Integer> watch = new Watch<>(0);

    /** Publishes twice. */
    @Actor
    public void writer() {
      watch.publish(1);
      watch.publish(2);
    }

    /** Looks twice. */
    @Actor
    public void reader(II_Result r) {
      r.r1 = watch.read();
      r.r2 = watch.read();
    }
  }

  /**
   * A value with plain, not even final, fields, written before it is published: only the edge from {@code publish} to
   * {@code read} makes it whole.
   */
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "read -> publish: the first value, whole")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "publish -> read: the published value, whole")
  @Outcome(expect = FORBIDDEN, desc = "O1: the value was torn: what came before publish is not seen after read")
  public static class WholeValue {
    private final Watch<Pair> watch = new Watch<>(new Pair(0));

    /** Makes a value and publishes it. */
    @Actor
    public void writer() {
      watch.publish(new Pair(1));
    }

    /** Looks once, at both fields. */
    @Actor
    public void reader(II_Result r) {
      Pair seen = watch.read();
      r.r1 = seen.left;
      r.r2 = seen.right;
    }
  }

  /**
   * Two watches, each written by one actor and read by the other (store buffering). Volatile access has one order of
   * all four steps, so at least one reader comes second. Release and acquire would allow both to come first, and x86
   * shows it.
   */
  @JCStressTest
  @State
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "publish right -> read left -> publish left -> read right")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "publish left -> read right -> publish right -> read left")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "publish left, publish right -> read right, read left")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "O1: each read came before the other publish: the watches disagree")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never published")
  public static class TwoWatchesAgree {
    private final Watch<Integer> left = new Watch<>(0);
    private final Watch<Integer> right = new Watch<>(0);

    /** Publishes left, then looks right. */
    @Actor
    public void first(II_Result r) {
      left.publish(1);
      r.r2 = right.read();
    }

    /** Publishes right, then looks left. */
    @Actor
    public void second(II_Result r) {
      right.publish(1);
      r.r1 = left.read();
    }
  }

  /** On purpose not a record: final fields would be whole even through a data race. */
  private static final class Pair {
    private int left;
    private int right;

    private Pair(int both) {
      left = both;
      right = both;
    }
  }
}
