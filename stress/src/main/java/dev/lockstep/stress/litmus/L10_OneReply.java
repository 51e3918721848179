package dev.lockstep.stress.litmus;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.stress.StartLine;
import dev.lockstep.stress.Weakened;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Lesson 10. <em>A reply is given once.</em> A completion and a cancellation meet; both want to give the reply. One of
 * them must win, and know it.
 *
 * <p>Look whether there is a reply, and give it if there is none: two steps again, and between them the other one does
 * the same. Both believe that they won. A compare-and-set decides.
 *
 * <p>A winner's flag beside the value decides as well, but leaves a moment in which the reply counts as given and is
 * not there yet: whoever asks the flag and then reads finds nothing. The kit's oneshot keeps the value, and those who
 * wait for it, in <em>one</em> field, so that giving the reply is one step and there is no such moment.
 *
 * <p>Seen here, in one run of the engine on a busy machine (JDK 25.0.3, AMD EPYC, two processors):
 *
 * <pre>
 * version          both win    given, and not there
 * CheckThenStore   358 of 61,229
 * FlagThenValue    never       782 of 78,637
 * Shipped          never       never
 * </pre>
 */
public final class L10_OneReply {
  private L10_OneReply() {}

  /** Looks, then gives the reply. Results: 1 for each who believes that it won. */
  @Weakened(shows = "1, 1")
  @JCStressTest
  @State
  @Outcome(id = {"1, 0", "0, 1"}, expect = ACCEPTABLE, desc = "look and give -> look")
  @Outcome(id = "1, 1", expect = ACCEPTABLE_INTERESTING, desc = "W4: look -> look -> give -> give: both won")
  @Outcome(expect = FORBIDDEN, desc = "W4: nobody won")
  public static class CheckThenStore {
    private final StartLine line = new StartLine();
    private final AtomicInteger reply = new AtomicInteger();

    private int complete(int value) {
      if (reply.get() != 0) {
        return 0;
      }
      reply.set(value);
      return 1;
    }

    /** Completes with 1. */
    @Actor
    public void completion(II_Result r) {
      line.first();
      r.r1 = complete(1);
    }

    /** Completes with 2. */
    @Actor
    public void cancellation(II_Result r) {
      line.second();
      r.r2 = complete(2);
    }
  }

  /** A flag decides, and the value comes behind it. Results: 1 if the reply counts as given, then the reply. */
  @Weakened(shows = "1, 0")
  @JCStressTest
  @State
  @Outcome(id = "0, .", expect = ACCEPTABLE, desc = "ask -> complete")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "complete -> ask -> read")
  @Outcome(
      id = "1, 0",
      expect = ACCEPTABLE_INTERESTING,
      desc = "W4: flag -> ask -> read -> value: given, and not there")
  @Outcome(expect = FORBIDDEN, desc = "W4: a reply that was never given")
  public static class FlagThenValue {
    private final StartLine line = new StartLine();
    private final AtomicBoolean given = new AtomicBoolean();
    private final AtomicInteger reply = new AtomicInteger();

    /** Completes with 1. */
    @Actor
    public void completer() {
      line.first();
      if (given.compareAndSet(false, true)) {
        reply.set(1);
      }
    }

    /** Asks, then reads. */
    @Actor
    public void reader(II_Result r) {
      line.second();
      r.r1 = given.get() ? 1 : 0;
      r.r2 = reply.get();
    }
  }

  /** The kit's oneshot. Results: whether the completion won, and what the loser of the two then reads: the other's. */
  @JCStressTest
  @State
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "complete 1 -> complete 2 loses, and reads 1")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "complete 2 -> complete 1 loses")
  @Outcome(id = "., 0", expect = FORBIDDEN, desc = "W4: a reply that was given is not there")
  @Outcome(expect = FORBIDDEN, desc = "W4: both won, or nobody")
  public static class Shipped {
    private final StartLine line = new StartLine();
    private final Oneshot<Integer> oneshot = new Oneshot<>();

    /** Completes with 1. */
    @Actor
    public void completion(II_Result r) {
      line.first();
      r.r1 = oneshot.complete(1) ? 1 : 0;
    }

    /** Completes with 2, and reads what then stands there. */
    @Actor
    public void cancellation(II_Result r) {
      line.second();
      boolean won = oneshot.complete(2);
      Integer reply = oneshot.peek();
      r.r2 = reply == null ? 0 : won == (reply == 2) ? reply : -1;
    }
  }
}
