package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The shipped {@link Oneshot} under completers and readers (what rule W4 stands on: answered, and answered once). */
public final class OneshotTest {
  private OneshotTest() {}

  static int value(@Nullable Integer reply) {
    return reply == null ? 0 : reply;
  }

  /** Two completions: exactly one wins, and it is the one whose value stays. Results: who won (1), then the reply. */
  @Quick
  @Catches(control = "oneshot-without-swap", outcome = "1, 1, [12]")
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "complete 1 -> complete 2: the first wins")
  @Outcome(id = "0, 1, 2", expect = ACCEPTABLE, desc = "complete 2 -> complete 1: the second wins")
  @Outcome(id = {"1, 1, 1", "1, 1, 2"}, expect = FORBIDDEN, desc = "W4: both completions won")
  @Outcome(expect = FORBIDDEN, desc = "W4: no completion won, or the reply is not the winner's")
  public static class TwoCompletions {
    private final StartLine line = new StartLine();
    private final Oneshot<Integer> oneshot = new Oneshot<>();

    /** Completes with 1. */
    @Actor
    public void first(III_Result r) {
      line.first();
      r.r1 = oneshot.complete(1) ? 1 : 0;
    }

    /** Completes with 2. */
    @Actor
    public void second(III_Result r) {
      line.second();
      r.r2 = oneshot.complete(2) ? 1 : 0;
    }

    /** Reads the reply. */
    @Arbiter
    public void reply(III_Result r) {
      r.r3 = value(oneshot.peek());
    }
  }

  /** Completion against two looks: a reply that was seen stays, whole. Results: -1 for none, else its element. */
  @JCStressTest
  @State
  @Outcome(id = "-1, -1", expect = ACCEPTABLE, desc = "peek -> peek -> complete")
  @Outcome(id = "-1, 1", expect = ACCEPTABLE, desc = "peek -> complete -> peek")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "complete -> peek -> peek")
  @Outcome(id = "1, -1", expect = FORBIDDEN, desc = "W4: a reply that was seen is gone")
  @Outcome(expect = FORBIDDEN, desc = "W4: what the completer did before complete is not seen after peek")
  public static class CompleteAndPeek {
    private final StartLine line = new StartLine();
    private final Oneshot<int[]> oneshot = new Oneshot<>();

    /** Fills a reply and gives it. */
    @Actor
    public void completer() {
      line.first();
      int[] reply = {1};
      oneshot.complete(reply);
    }

    /** Looks twice. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = element(oneshot.peek());
      r.r2 = element(oneshot.peek());
    }

    private static int element(int @Nullable [] reply) {
      return reply == null ? -1 : reply[0];
    }
  }

  /** Data that the reply does not lead to: only the edge from complete to peek makes the reader read it second. */
  @Catches(control = "oneshot-peek-plain", outcome = "1, 0")
  @Catches(control = "oneshot-complete-plain", outcome = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "peek -> complete, and the data was read before it was written")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "peek -> complete, and the data was written in between")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "data written -> complete -> peek -> data read")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "W4: what the completer did before complete is not seen after peek")
  @Outcome(expect = FORBIDDEN, desc = "W4: a reply was read that was never given")
  public static class WhatCameBefore {
    private final StartLine line = new StartLine();
    private final Oneshot<Integer> oneshot = new Oneshot<>();
    private int data;

    /** Writes, then completes. */
    @Actor
    public void completer() {
      line.first();
      data = 1;
      oneshot.complete(1);
    }

    /** Looks, then reads. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = value(oneshot.peek());
      r.r2 = data;
    }
  }
}
