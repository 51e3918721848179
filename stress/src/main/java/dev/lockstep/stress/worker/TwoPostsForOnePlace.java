package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Ticket;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A request is in flight and there is room for one more. Two are posted at the same moment. */
public final class TwoPostsForOnePlace {
  private TwoPostsForOnePlace() {}

  /** Results: the answers to the two submissions, how many are queued. */
  @Outcome(id = "2, -1, 1", expect = ACCEPTABLE, desc = "post -> the other post: refused as full")
  @Outcome(id = "-1, 2, 1", expect = ACCEPTABLE, desc = "the other post -> post: refused as full")
  @Outcome(id = "., ., 2", expect = FORBIDDEN, desc = "W7: two requests are queued where there is room for one")
  @Outcome(
      id = {"2, 2, 1", "3, 2, 1", "2, 3, 1"},
      expect = FORBIDDEN,
      desc = "W3: two requests were accepted and one was lost")
  @Outcome(expect = FORBIDDEN, desc = "W4: a request was never answered, or refused by a worker with room")
  abstract static class Race {
    private final StartLine line = new StartLine();
    private final Bench bench;
    private @Nullable Ticket one;
    private @Nullable Ticket other;

    Race(Bench bench) {
      this.bench = bench;
      bench.posted();
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

    void look(III_Result r) {
      bench.ownerTurns();
      r.r1 = Bench.admission(one);
      r.r2 = Bench.admission(other);
      r.r3 = bench.worker().status().queued();
    }
  }

  /** The channel worker. */
  @Quick
  @Catches(control = "capacity-ignored", outcome = "., ., 2")
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

    /** Posts another one, and takes the owner's turns. */
    @Actor
    public void second() {
      postAsWell();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(III_Result r) {
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

    /** Posts another one, and takes the owner's turns. */
    @Actor
    public void second() {
      postAsWell();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(III_Result r) {
      look(r);
    }
  }
}
