package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Ticket;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A request is queued behind another one. Its client cancels it while the other one's pipeline returns. */
public final class CancelAgainstStart {
  private CancelAgainstStart() {}

  /** Results: what the client was told, how many executions were started, how many were interrupted. */
  @Outcome(id = "2, 1, 0", expect = ACCEPTABLE, desc = "cancel -> completion of the other: it never starts")
  @Outcome(id = "2, 2, 1", expect = ACCEPTABLE, desc = "completion of the other -> it starts -> cancel interrupts it")
  @Outcome(id = "., 2, 0", expect = FORBIDDEN, desc = "W8: the request was cancelled, and it runs all the same")
  @Outcome(id = "2, 1, 1", expect = FORBIDDEN, desc = "W8: the interrupt hit another execution")
  @Outcome(id = "0, ., .", expect = FORBIDDEN, desc = "W4: the request was never settled")
  @Outcome(expect = FORBIDDEN, desc = "W8: the cancelled request was not settled as cancelled, or started twice")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Ticket queued;
    private final Runnable execution;

    Race(Bench bench) {
      this.bench = bench;
      bench.posted();
      this.execution = bench.execution();
      this.queued = bench.posted();
    }

    void cancel() {
      line.first();
      queued.cancel();
      bench.ownerTurns();
    }

    void complete() {
      line.second();
      execution.run();
    }

    void look(III_Result r) {
      bench.ownerTurns();
      r.r1 = Bench.outcome(queued);
      r.r2 = bench.starts();
      r.r3 = bench.interrupts();
    }
  }

  /** The channel worker. */
  @Catches(control = "runs-cancelled-request", outcome = "., 2, 0")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Cancels, and takes the owner's turns. */
    @Actor
    public void first() {
      cancel();
    }

    /** Returns from the other one's pipeline. */
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
  @JCStressTest
  @State
  public static class Mutex extends Race {
    /** The situation before the race. */
    public Mutex() {
      super(Bench.mutex(1));
    }

    /** Cancels, and takes the owner's turns. */
    @Actor
    public void first() {
      cancel();
    }

    /** Returns from the other one's pipeline. */
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
