package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Ticket;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A request is in flight and completes. Somebody who has seen its outcome then asks for the status. */
public final class OutcomeThenStatus {
  private OutcomeThenStatus() {}

  /** Results: 1 if the outcome was there, then how many requests the status counts as completed. */
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "look -> status -> completion")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "look -> completion -> status")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "completion published -> outcome given -> look -> status")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "W5: the outcome was given before it was counted")
  @Outcome(expect = FORBIDDEN, desc = "W3: one request was counted more than once")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Ticket ticket;
    private final Runnable execution;

    Race(Bench bench) {
      this.bench = bench;
      this.ticket = bench.posted();
      this.execution = bench.execution();
    }

    void complete() {
      line.first();
      execution.run();
      bench.ownerTurns();
    }

    void observe(II_Result r) {
      line.second();
      r.r1 = Bench.given(ticket.outcome());
      r.r2 = (int) bench.worker().status().completed();
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "reply-before-count", outcome = "1, 0")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Returns from the pipeline, and takes the owner's turns. */
    @Actor
    public void first() {
      complete();
    }

    /** Looks for the outcome, then asks for the status. */
    @Actor
    public void second(II_Result r) {
      observe(r);
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

    /** Returns from the pipeline, and takes the owner's turns. */
    @Actor
    public void first() {
      complete();
    }

    /** Looks for the outcome, then asks for the status. */
    @Actor
    public void second(II_Result r) {
      observe(r);
    }
  }
}
