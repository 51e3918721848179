package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.WorkerStatus;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A request is in flight and there is room for more. Two are posted at the same moment. */
public final class TwoPosts {
  private TwoPosts() {}

  /**
   * Results: their sequence numbers, how many were accepted, then which of them started next, by its sequence number.
   */
  @Outcome(id = "2, 3, 3, 2", expect = ACCEPTABLE, desc = "post -> the other post")
  @Outcome(id = "3, 2, 3, 2", expect = ACCEPTABLE, desc = "the other post -> post")
  @Outcome(id = "., ., 2, .", expect = FORBIDDEN, desc = "W3: two requests were accepted and one was counted")
  @Outcome(id = "., ., 3, 3", expect = FORBIDDEN, desc = "W13: the request that was accepted last started first")
  @Outcome(expect = FORBIDDEN, desc = "W4: a request was refused by a worker with room, or never answered")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private final Runnable execution;
    private @Nullable Ticket one;
    private @Nullable Ticket other;

    Race(Bench bench) {
      this.bench = bench;
      bench.posted();
      this.execution = bench.execution();
    }

    void post() {
      line.first();
      one = bench.worker().post(new Request("one", ""));
    }

    void postAsWell() {
      line.second();
      other = bench.worker().post(new Request("other", ""));
      bench.ownerTurns();
    }

    void look(IIII_Result r) {
      bench.ownerTurns();
      execution.run();
      bench.ownerTurns();
      WorkerStatus status = bench.worker().status();
      r.r1 = Bench.admission(one);
      r.r2 = Bench.admission(other);
      r.r3 = (int) status.accepted();
      r.r4 = "one".equals(status.current()) ? r.r1 : r.r2;
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "start-order-swapped", outcome = "., ., 3, 3")
  @JCStressTest
  @State
  public static class Channel extends Race {
    /** The situation before the race. */
    public Channel() {
      super(Bench.channel(2));
    }

    /** Posts a request. */
    @Actor
    public void first() {
      post();
    }

    /** Posts another one, and takes the owner's turns. */
    @Actor
    public void second() {
      postAsWell();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(IIII_Result r) {
      look(r);
    }
  }

  /** The mutex worker. */
  @Quick
  @Catches(control = "mutex-step-under-read-lock", outcome = "., ., 2, .")
  @JCStressTest
  @State
  public static class Mutex extends Race {
    /** The situation before the race. */
    public Mutex() {
      super(Bench.mutex(2));
    }

    /** Posts a request. */
    @Actor
    public void first() {
      post();
    }

    /** Posts another one, and takes the owner's turns. */
    @Actor
    public void second() {
      postAsWell();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(IIII_Result r) {
      look(r);
    }
  }
}
