package dev.lockstep.stress.channel;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Oneshot;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The shipped {@link Oneshot} under completers and waiters (what rule W4 stands on: answered, and answered once). */
public final class OneshotTest {
  private OneshotTest() {}

  /** Two completions: exactly one wins, and it is the one whose value stays. Results: who won (1), then the reply. */
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 1", expect = ACCEPTABLE, desc = "complete 1 -> complete 2: the first wins")
  @Outcome(id = "0, 1, 2", expect = ACCEPTABLE, desc = "complete 2 -> complete 1: the second wins")
  @Outcome(id = {"1, 1, 1", "1, 1, 2"}, expect = FORBIDDEN, desc = "W4: both completions won")
  @Outcome(expect = FORBIDDEN, desc = "W4: no completion won, or the reply is not the winner's")
  public static class TwoCompletions {
    private final Oneshot<Integer> oneshot = new Oneshot<>();

    /** Completes with 1. */
    @Actor
    public void first(III_Result r) {
      r.r1 = oneshot.complete(1) ? 1 : 0;
    }

    /** Completes with 2. */
    @Actor
    public void second(III_Result r) {
      r.r2 = oneshot.complete(2) ? 1 : 0;
    }

    /** Reads the reply. */
    @Arbiter
    public void reply(III_Result r) {
      Integer reply = oneshot.peek();
      r.r3 = reply == null ? 0 : reply;
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
    private final Oneshot<int[]> oneshot = new Oneshot<>();

    /** Fills a reply and gives it. */
    @Actor
    public void completer() {
      int[] reply = {1};
      oneshot.complete(reply);
    }

    /** Looks twice. */
    @Actor
    public void reader(II_Result r) {
      r.r1 = field(oneshot.peek());
      r.r2 = field(oneshot.peek());
    }

    private static int field(int @Nullable [] reply) {
      return reply == null ? -1 : reply[0];
    }
  }

  /** A waiter that would park against a completion. Results: the reply (0: none), 1 if it parked, 1 if it was woken. */
  @JCStressTest
  @State
  @Outcome(id = "1, 0, 0", expect = ACCEPTABLE, desc = "complete -> await: the reply was there")
  @Outcome(
      id = "1, 0, 1",
      expect = ACCEPTABLE,
      desc = "waiter pushed -> complete wakes it -> waiter looks again, and need not park")
  @Outcome(id = "0, 1, 1", expect = ACCEPTABLE, desc = "waiter pushed, looks again, parks -> complete wakes it")
  @Outcome(id = "0, 1, 0", expect = FORBIDDEN, desc = "W4: lost wake-up: the waiter sleeps, and the reply was given")
  @Outcome(expect = FORBIDDEN, desc = "W4: await returned without the reply")
  public static class CompleteAndAwait {
    private final RecordingParker parker = new RecordingParker();
    private final Oneshot<Integer> oneshot = new Oneshot<>(parker);
    private int reply;

    /** Gives the reply. */
    @Actor
    public void completer() {
      oneshot.complete(1);
    }

    /** Waits for the reply until it would park. */
    @Actor
    public void waiter() {
      try {
        reply = oneshot.await();
      } catch (RecordingParker.Parked wouldWait) {
        reply = 0;
      } catch (InterruptedException unexpected) {
        throw new IllegalStateException(unexpected);
      }
    }

    /** Looks at what happened. */
    @Arbiter
    public void result(III_Result r) {
      r.r1 = reply;
      r.r2 = parker.parked();
      r.r3 = parker.unparked();
    }
  }
}
