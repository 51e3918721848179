package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Execution;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.WorkerStatus;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A request in flight is cancelled, and then its pipeline returns, while somebody asks for the status twice. */
public final class StatusAgrees {
  private StatusAgrees() {}

  /**
   * Results: how many steps each status shows (0: none, 1: the cancellation, 2: the return as well); -1 if its fields
   * do not belong together, -2 if a counter went back.
   */
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "status -> status -> cancel -> return")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "status -> cancel -> status -> return")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "status -> cancel -> return -> status")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "cancel -> status -> status -> return")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "cancel -> status -> return -> status")
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "cancel -> return -> status -> status")
  @Outcome(
      id = {"1, 0", "2, 0", "2, 1", "., -2"},
      expect = FORBIDDEN,
      desc = "W14: the second status shows less than the first")
  @Outcome(expect = FORBIDDEN, desc = "W2: the fields of a status are of different instants")
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

    void work() {
      line.first();
      ticket.cancel();
      bench.ownerTurns();
      execution.run();
      bench.ownerTurns();
    }

    void observe(II_Result r) {
      line.second();
      WorkerStatus one = bench.worker().status();
      WorkerStatus next = bench.worker().status();
      r.r1 = steps(one);
      r.r2 = next.cancelled() < one.cancelled() ? -2 : steps(next);
    }

    private static int steps(WorkerStatus status) {
      boolean agrees = status.accepted() == status.queued() + status.inFlight() + status.settled()
          && status.active() == (status.execution() == Execution.RUNNING);
      return agrees ? status.execution() == Execution.NONE ? 2 : (int) status.settled() : -1;
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "status-beside-the-watch", outcome = "-1, .*|., -1")
  @Catches(control = "status-goes-back", outcome = "., -2")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Cancels, then returns from the pipeline, and takes the owner's turns. */
    @Actor
    public void first() {
      work();
    }

    /** Asks for the status twice. */
    @Actor
    public void second(II_Result r) {
      observe(r);
    }
  }

  /** The mutex worker. */
  @Quick
  @Catches(control = "torn-status", outcome = "-1, .*|., -1")
  @JCStressTest
  @State
  public static class Mutex extends Race {
    /** The situation before the race. */
    public Mutex() {
      super(Bench.mutex(1));
    }

    /** Cancels, then returns from the pipeline, and takes the owner's turns. */
    @Actor
    public void first() {
      work();
    }

    /** Asks for the status twice. */
    @Actor
    public void second(II_Result r) {
      observe(r);
    }
  }
}
