package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Ticket;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A pipeline writes and returns. Somebody who has seen the outcome of its request then reads what it wrote. */
public final class WhatThePipelineDid {
  private WhatThePipelineDid() {}

  /** Results: 1 if the outcome was there, then the data. */
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "look -> read -> the pipeline writes")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "look -> the pipeline writes -> read")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the pipeline writes and returns -> outcome given -> look -> read")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "W4: the outcome was given before what the pipeline did is seen")
  @Outcome(expect = FORBIDDEN, desc = "W4: the data is neither what was there before nor what the pipeline wrote")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Ticket ticket;
    private final Runnable execution;
    private int data;

    Race(Bench bench) {
      this.bench = bench;
      this.ticket = bench.posted();
      this.execution = bench.execution();
    }

    void complete() {
      line.first();
      data = 1;
      execution.run();
      bench.ownerTurns();
    }

    void observe(II_Result r) {
      line.second();
      r.r1 = Bench.given(ticket.outcome());
      r.r2 = data;
    }
  }

  /** The channel worker. */
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Writes, returns from the pipeline, and takes the owner's turns. */
    @Actor
    public void first() {
      complete();
    }

    /** Looks for the outcome, then reads. */
    @Actor
    public void second(II_Result r) {
      observe(r);
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

    /** Writes, returns from the pipeline, and takes the owner's turns. */
    @Actor
    public void first() {
      complete();
    }

    /** Looks for the outcome, then reads. */
    @Actor
    public void second(II_Result r) {
      observe(r);
    }
  }
}
