package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A request is in flight. Its deadline passes while its pipeline returns: one of the two wins, for everybody. */
public final class DeadlineAgainstCompletion {
  private DeadlineAgainstCompletion() {}

  /**
   * Results: what the client was told, how many were counted as completed and as timed out, how many interrupted.
   */
  @Outcome(id = "1, 1, 0, 0", expect = ACCEPTABLE, desc = "completion -> deadline, which comes too late")
  @Outcome(id = "3, 0, 1, 1", expect = ACCEPTABLE, desc = "deadline -> completion, which comes too late")
  @Outcome(id = "., 1, 1, .", expect = FORBIDDEN, desc = "W3: the request was counted twice")
  @Outcome(id = "., 0, 0, .", expect = FORBIDDEN, desc = "W3: the request was not counted")
  @Outcome(id = "0, ., ., .", expect = FORBIDDEN, desc = "W9: the request was never settled")
  @Outcome(expect = FORBIDDEN, desc = "W9: what was told, counted and interrupted do not belong to one event")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Ticket ticket;
    private final Runnable alarm;
    private final Runnable execution;

    Race(Bench bench) {
      this.bench = bench;
      this.ticket = bench.posted(new Request("r", "").withTimeLimit(Duration.ofMillis(1)));
      this.alarm = bench.alarm();
      this.execution = bench.execution();
    }

    void expire() {
      line.first();
      alarm.run();
      bench.ownerTurns();
    }

    void complete() {
      line.second();
      execution.run();
    }

    void look(IIII_Result r) {
      bench.ownerTurns();
      WorkerStatus status = bench.worker().status();
      r.r1 = Bench.outcome(ticket);
      r.r2 = (int) status.completed();
      r.r3 = (int) status.timedOut();
      r.r4 = bench.interrupts();
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "timer-decides", outcome = "3, 1, 0, 0")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Lets the deadline's alarm go off, and takes the owner's turns. */
    @Actor
    public void first() {
      expire();
    }

    /** Returns from the pipeline. */
    @Actor
    public void second() {
      complete();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(IIII_Result r) {
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

    /** Lets the deadline's alarm go off, and takes the owner's turns. */
    @Actor
    public void first() {
      expire();
    }

    /** Returns from the pipeline. */
    @Actor
    public void second() {
      complete();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(IIII_Result r) {
      look(r);
    }
  }
}
