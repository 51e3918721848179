package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.WorkerStatus;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A question is asked of an idle worker that is shut down at the same moment. */
public final class QueryAgainstShutdown {
  private QueryAgainstShutdown() {}

  /** Results: the phase in the reply (1 open, 4 stopped; 0: no reply), 1 if the report came. */
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "query -> shutdown: answered by the open worker")
  @Outcome(id = "4, 1", expect = ACCEPTABLE, desc = "shutdown -> query: answered on behalf of the stopped worker")
  @Outcome(id = "0, .", expect = FORBIDDEN, desc = "W4: the question was never answered")
  @Outcome(id = "., 0", expect = FORBIDDEN, desc = "W10: the report of the shutdown was never given")
  @Outcome(expect = FORBIDDEN, desc = "W2: the reply shows a state that the worker was never seen in")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private @Nullable Oneshot<WorkerStatus> reply;
    private @Nullable Oneshot<ShutdownReport> report;

    Race(Bench bench) {
      this.bench = bench;
    }

    void query() {
      line.first();
      reply = bench.worker().query();
    }

    void shutdown() {
      line.second();
      bench.ownerTurns();
      report = bench.worker().shutdown(ShutdownPolicy.NOW);
      bench.ownerTurns();
    }

    void look(II_Result r) {
      bench.ownerTurns();
      WorkerStatus status = Bench.reply(reply);
      r.r1 = status == null ? 0 : status.phase().ordinal() + 1;
      r.r2 = Bench.given(report);
    }
  }

  /** The channel worker. */
  @Catches(control = "query-lost-on-shutdown", outcome = "0, 1")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Asks a question. */
    @Actor
    public void first() {
      query();
    }

    /** Takes the owner's turns, shuts down, and takes them again. */
    @Actor
    public void second() {
      shutdown();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(II_Result r) {
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

    /** Asks a question. */
    @Actor
    public void first() {
      query();
    }

    /** Takes the owner's turns, shuts down, and takes them again. */
    @Actor
    public void second() {
      shutdown();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(II_Result r) {
      look(r);
    }
  }
}
