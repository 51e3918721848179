package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A full worker crashes while a request is posted that would wait for room. */
public final class CrashAgainstPost {
  private CrashAgainstPost() {}

  /**
   * Results: the answer to that submission, its outcome, what became of the request in flight, 1 if a late shutdown is
   * answered.
   */
  @Outcome(
      id = "-3, 5, 4, 1",
      expect = ACCEPTABLE,
      desc = "post -> crash, or crash -> post: refused as stopped, and the request in flight failed")
  @Outcome(id = "., ., 0, .", expect = FORBIDDEN, desc = "W11: the request in flight was never settled")
  @Outcome(id = "., ., ., 0", expect = FORBIDDEN, desc = "W11: a caller of shutdown was never answered")
  @Outcome(
      id = {"0, .*", ".*, 0, ., ."},
      expect = FORBIDDEN,
      desc = "W11: the submission that waited for room was never answered")
  @Outcome(expect = FORBIDDEN, desc = "W11: the crash was answered in another way than as failed and stopped")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Ticket current;
    private @Nullable Ticket late;

    Race(Bench bench) {
      this.bench = bench;
      this.current = bench.posted();
      bench.posted();
    }

    void post() {
      line.first();
      late = bench.worker().post(new Request("late", "").withPatience(Duration.ofMillis(1)));
    }

    void crash() {
      line.second();
      bench.ownerTurns();
      bench.breakTheClock();
      bench.worker().query();
      bench.ownerTurns();
    }

    void look(IIII_Result r) {
      bench.ownerTurns();
      r.r1 = Bench.admission(late);
      r.r2 = Bench.outcome(late);
      r.r3 = Bench.outcome(current);
      r.r4 = Bench.given(bench.worker().shutdown(ShutdownPolicy.NOW));
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "crash-strands-waiter", outcome = "0, .*")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(1));
    }

    /** Posts a request that would wait for room. */
    @Actor
    public void first() {
      post();
    }

    /** Takes the owner's turns, breaks the clock, and takes the turn that crashes. */
    @Actor
    public void second() {
      crash();
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

    /** Posts a request that would wait for room. */
    @Actor
    public void first() {
      post();
    }

    /** Takes the owner's turns, breaks the clock, and takes the turn that crashes. */
    @Actor
    public void second() {
      crash();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(IIII_Result r) {
      look(r);
    }
  }
}
