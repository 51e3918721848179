package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Watch;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The shipped {@link Watch} under one writer and one reader, and under two of them crossed (rule O1). */
public final class WatchTest {
  private WatchTest() {}

  /** Two publications, two reads: a reader may skip a value, but never goes back to an older one. */
  @Quick
  @Catches(control = "watch-in-two-fields", outcome = "1, 0")
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
    private final StartLine line = new StartLine();
    private final Watch<Integer> watch = new Watch<>(0);

    /** Publishes twice. */
    @Actor
    public void writer() {
      line.first();
      watch.publish(1);
      watch.publish(2);
    }

    /** Looks twice. */
    @Actor
    public void reader(II_Result r) {
      line.second();
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
    private final StartLine line = new StartLine();
    private final Watch<Pair> watch = new Watch<>(new Pair(0));

    /** Makes a value and publishes it. */
    @Actor
    public void writer() {
      line.first();
      watch.publish(new Pair(1));
    }

    /** Looks once, at both fields. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      Pair seen = watch.read();
      r.r1 = seen.left;
      r.r2 = seen.right;
    }
  }

  /**
   * The same for data that the value does not lead to: the reader does not need the value to find it, so neither the
   * processor nor the compiler has any other reason than the edge to read it second.
   */
  @Quick
  @Catches(control = "watch-read-plain", outcome = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "read -> publish, and the data was read before it was written")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "read -> publish, and the data was written in between")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "data written -> publish -> read -> data read")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "O1: what came before publish is not seen after read")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never published")
  public static class WhatCameBefore {
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

  /**
   * Two watches, each written by one actor and read by the other (store buffering). Volatile access has one order of
   * all four steps, so at least one reader comes second. Release and acquire would allow both to come first, and x86
   * shows it.
   */
  @Quick
  @Catches(control = "watch-acquire-release", outcome = "0, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "publish right -> read left -> publish left -> read right")
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "publish left -> read right -> publish right -> read left")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "publish left, publish right -> read right, read left")
  @Outcome(id = "0, 0", expect = FORBIDDEN, desc = "O1: each read came before the other publish: the watches disagree")
  @Outcome(expect = FORBIDDEN, desc = "O1: a read returned a value that was never published")
  public static class TwoWatchesAgree {
    private final StartLine line = new StartLine();
    private final Watch<Integer> left = new Watch<>(0);
    private final Watch<Integer> right = new Watch<>(0);

    /** Publishes left, then looks right. */
    @Actor
    public void first(II_Result r) {
      line.first();
      left.publish(1);
      r.r2 = right.read();
    }

    /** Publishes right, then looks left. */
    @Actor
    public void second(II_Result r) {
      line.second();
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
