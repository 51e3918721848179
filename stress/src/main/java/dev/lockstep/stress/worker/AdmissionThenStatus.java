package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Ticket;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A submission waits for room and gets it. Somebody who has seen its admission then asks for the status. */
public final class AdmissionThenStatus {
  private AdmissionThenStatus() {}

  /**
   * Results: the sequence number if the admission was there, then how many requests the status counts as accepted.
   */
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "look -> status -> room")
  @Outcome(id = "0, 3", expect = ACCEPTABLE, desc = "look -> room -> status")
  @Outcome(id = "3, 3", expect = ACCEPTABLE, desc = "acceptance published -> admission given -> look -> status")
  @Outcome(id = "3, 2", expect = FORBIDDEN, desc = "W4: the admission was given before the acceptance was published")
  @Outcome(expect = FORBIDDEN, desc = "W4: the submission was refused, although there was room in time")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Ticket waiting;
    private final Runnable execution;

    Race(Bench bench) {
      this.bench = bench;
      bench.posted();
      this.execution = bench.execution();
      bench.posted();
      this.waiting = bench.posted(new Request("r", "").withPatience(Duration.ofMillis(1)));
    }

    void complete() {
      line.first();
      execution.run();
      bench.ownerTurns();
    }

    void observe(II_Result r) {
      line.second();
      r.r1 = Bench.admission(waiting);
      r.r2 = (int) bench.worker().status().accepted();
    }
  }

  /** The channel worker. */
  @Catches(control = "accepted-before-published", outcome = "3, 2")
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

    /** Looks for the admission, then asks for the status. */
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

    /** Returns from the pipeline, and takes the owner's turns. */
    @Actor
    public void first() {
      complete();
    }

    /** Looks for the admission, then asks for the status. */
    @Actor
    public void second(II_Result r) {
      observe(r);
    }
  }
}
