package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two callers shut an idle worker down at the same moment: both get the one report. */
public final class ShutdownTwice {
  private ShutdownTwice() {}

  /** Results: 1 for each caller who got a report; 2 if the second got another one than the first. */
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "shutdown -> shutdown, in either order")
  @Outcome(id = {"0, .", "1, 0"}, expect = FORBIDDEN, desc = "W10: a caller never got the report")
  @Outcome(expect = FORBIDDEN, desc = "W10: the callers got different reports")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private @Nullable Oneshot<ShutdownReport> one;
    private @Nullable Oneshot<ShutdownReport> other;

    Race(Bench bench) {
      this.bench = bench;
    }

    void shutdown() {
      line.first();
      one = bench.worker().shutdown(ShutdownPolicy.NOW);
    }

    void shutdownAsWell() {
      line.second();
      other = bench.worker().shutdown(ShutdownPolicy.NOW);
      bench.ownerTurns();
    }

    void look(II_Result r) {
      bench.ownerTurns();
      r.r1 = Bench.given(one);
      r.r2 = Bench.reply(other) == Bench.reply(one) ? Bench.given(other) : 2 * Bench.given(other);
    }
  }

  /** The channel worker. */
  @Catches(control = "second-shutdown-hangs", outcome = "0, .|1, 0")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Shuts down. */
    @Actor
    public void first() {
      shutdown();
    }

    /** Shuts down, and takes the owner's turns. */
    @Actor
    public void second() {
      shutdownAsWell();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(II_Result r) {
      look(r);
    }
  }

  /** The mutex worker. */
  @Catches(control = "second-shutdown-hangs", outcome = "1, 2|0, .|1, 0")
  @JCStressTest
  @State
  public static class Mutex extends Race {
    /** The situation before the race. */
    public Mutex() {
      super(Bench.mutex(1));
    }

    /** Shuts down. */
    @Actor
    public void first() {
      shutdown();
    }

    /** Shuts down, and takes the owner's turns. */
    @Actor
    public void second() {
      shutdownAsWell();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(II_Result r) {
      look(r);
    }
  }
}
