package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Ticket;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A request is in flight, another one queued. The first is cancelled while its pipeline still works, and then returns.
 */
public final class OneAtATime {
  private OneAtATime() {}

  /** Results: what the first client was told, how many executions were started, 1 if two worked at once. */
  @Outcome(id = "1, 2, 0", expect = ACCEPTABLE, desc = "completion -> the next starts -> cancel, which comes too late")
  @Outcome(
      id = "2, 2, 0",
      expect = ACCEPTABLE,
      desc = "cancel -> the execution lingers -> it returns -> the next starts")
  @Outcome(id = "., ., 1", expect = FORBIDDEN, desc = "W1: the next execution started while the one before it lingered")
  @Outcome(
      id = "., 1, .",
      expect = FORBIDDEN,
      desc = "W1: the next execution never started, although the one before it has returned")
  @Outcome(expect = FORBIDDEN, desc = "W4: the first request was never settled, or a request started twice")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Ticket first;
    private final Runnable execution;

    Race(Bench bench) {
      this.bench = bench;
      this.first = bench.posted();
      this.execution = bench.execution();
      bench.posted();
    }

    void cancel() {
      line.first();
      first.cancel();
      bench.ownerTurns();
    }

    void complete() {
      line.second();
      execution.run();
    }

    void look(III_Result r) {
      bench.ownerTurns();
      r.r1 = Bench.outcome(first);
      r.r2 = bench.starts();
      r.r3 = bench.overlapped();
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "lingering-ignored", outcome = "., ., 1")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Cancels the first, and takes the owner's turns. */
    @Actor
    public void first() {
      cancel();
    }

    /** Returns from the first one's pipeline. */
    @Actor
    public void second() {
      complete();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(III_Result r) {
      look(r);
    }
  }

  /** The mutex worker. */
  @Quick
  @JCStressTest
  @State
  public static class Mutex extends Race {
    /** The situation before the race. */
    public Mutex() {
      super(Bench.mutex(1));
    }

    /** Cancels the first, and takes the owner's turns. */
    @Actor
    public void first() {
      cancel();
    }

    /** Returns from the first one's pipeline. */
    @Actor
    public void second() {
      complete();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(III_Result r) {
      look(r);
    }
  }
}
