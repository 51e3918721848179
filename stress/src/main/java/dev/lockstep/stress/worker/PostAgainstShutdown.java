package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A request is posted to an idle worker that is shut down at the same moment. */
public final class PostAgainstShutdown {
  private PostAgainstShutdown() {}

  /**
   * Results: the answer to the submission, the outcome, how many the final status counts as accepted, 1 if the report
   * came.
   */
  @Outcome(id = "1, 2, 1, 1", expect = ACCEPTABLE, desc = "post -> shutdown: accepted, and cancelled by the shutdown")
  @Outcome(id = "-3, 5, 0, 1", expect = ACCEPTABLE, desc = "shutdown -> post: refused as stopped")
  @Outcome(id = "., ., ., 0", expect = FORBIDDEN, desc = "W10: the report of the shutdown was never given")
  @Outcome(id = {"0, .*", ".*, 0, ., 1"}, expect = FORBIDDEN, desc = "W4: the submission was never answered")
  @Outcome(id = "-2, .*", expect = FORBIDDEN, desc = "W10: refused as stopping by a worker that had stopped")
  @Outcome(expect = FORBIDDEN, desc = "W10: the final status does not count what the client was told")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private @Nullable Ticket ticket;
    private @Nullable Oneshot<ShutdownReport> report;

    Race(Bench bench) {
      this.bench = bench;
    }

    void post() {
      line.first();
      ticket = bench.worker().post(new Request("r", ""));
    }

    void shutdown() {
      line.second();
      report = bench.worker().shutdown(ShutdownPolicy.NOW);
      bench.ownerTurns();
    }

    void look(IIII_Result r) {
      bench.ownerTurns();
      r.r1 = Bench.admission(ticket);
      r.r2 = Bench.outcome(ticket);
      r.r3 = (int) bench.worker().status().accepted();
      r.r4 = Bench.given(report);
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "drain-before-close", outcome = "0, 0, 0, 1")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Posts a request. */
    @Actor
    public void first() {
      post();
    }

    /** Shuts down, and takes the owner's turns. */
    @Actor
    public void second() {
      shutdown();
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

    /** Posts a request. */
    @Actor
    public void first() {
      post();
    }

    /** Shuts down, and takes the owner's turns. */
    @Actor
    public void second() {
      shutdown();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(IIII_Result r) {
      look(r);
    }
  }
}
