package dev.lockstep.stress.supervisor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Delivery;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Parker;
import dev.lockstep.channel.Subscription;
import dev.lockstep.channel.SubscriptionPolicy;
import dev.lockstep.stress.Catches;
import dev.lockstep.stress.Quick;
import dev.lockstep.stress.StartLine;
import dev.lockstep.supervisor.PoolPolicy;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.PoolSeams;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.PoolTicket;
import dev.lockstep.supervisor.Scaling;
import dev.lockstep.supervisor.Supervisor;
import dev.lockstep.trace.Trace;
import dev.lockstep.worker.Admission;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerPolicy;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The shipped {@link Supervisor} under clients, observers and those who end it. */
public final class PoolTest {
  private PoolTest() {}

  /** A pool of one worker, which never begins: whoever would be its thread is not started. */
  private abstract static class Pool {
    final StartLine line = new StartLine();
    final Supervisor pool = new Supervisor(PoolPolicy.ofSize(1), Pool::noWorker, request -> "done", seams());

    Pool() {
      ownerTurns();
    }

    private static Worker noWorker(
        WorkerPolicy policy, Pipeline pipeline, Seams seams) {
      throw new IllegalStateException("no worker begins in this test");
    }

    private static PoolSeams seams() {
      Seams shared = new Seams(
          () -> 0, (delay, task) -> () -> {}, body -> () -> {}, NeverStarted::new, Parker.JDK, Trace.none(),
          failure -> {
            throw new IllegalStateException("no seam of this test fails", failure);
          });
      return new PoolSeams(shared, bound -> 0, result -> {});
    }

    /** Takes the owner's turns until there is nothing to do, or the pool's life is over. */
    final void ownerTurns() {
      while (!pool.status().phase().isTerminal() && pool.owner().turn()) {
        // a turn was taken
      }
    }

    final PoolTicket submitted() {
      PoolTicket ticket = pool.submit(new Request("r", ""));
      ownerTurns();
      return ticket;
    }
  }

  private static final class NeverStarted extends Thread {
    private NeverStarted(Runnable life) {
      super(life);
    }

    @Override
    public void start() {
      // It never is: a courier without a thread leaves its errands undone.
    }
  }

  private static int given(@Nullable Oneshot<?> reply) {
    return reply == null || reply.peek() == null ? 0 : 1;
  }

  /** A request is submitted and cancelled, while somebody asks for the status twice. Results: steps shown; -1: torn. */
  @Quick
  @Catches(control = "pool-status-beside-the-watch", outcome = "-1, .*|.*, -1")
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "status -> status -> submit -> cancel")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "status -> submit -> status -> cancel")
  @Outcome(id = "0, 2", expect = ACCEPTABLE, desc = "status -> submit -> cancel -> status")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "submit -> status -> status -> cancel")
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "submit -> status -> cancel -> status")
  @Outcome(id = "2, 2", expect = ACCEPTABLE, desc = "submit -> cancel -> status -> status")
  @Outcome(id = {"1, 0", "2, 0", "2, 1"}, expect = FORBIDDEN, desc = "S10: the second status shows less than the first")
  @Outcome(expect = FORBIDDEN, desc = "S10: the fields of a status are of different instants")
  public static class StatusAgrees extends Pool {
    /** Submits and cancels, and takes the owner's turns. */
    @Actor
    public void client() {
      line.first();
      submitted().cancel();
      ownerTurns();
    }

    /** Asks twice. */
    @Actor
    public void observer(II_Result r) {
      line.second();
      r.r1 = steps(pool.status());
      r.r2 = steps(pool.status());
    }

    private static int steps(PoolStatus status) {
      boolean agrees = status.accepted() == status.pending() + status.assigned() + status.settled();
      return agrees ? (int) (status.accepted() + status.settled()) : -1;
    }
  }

  /** A request is cancelled. Somebody who has seen its outcome then asks for the status. */
  @JCStressTest
  @State
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "look -> status -> cancel")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "look -> cancel -> status")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "settlement published -> outcome given -> look -> status")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "S10: the outcome was given before it was counted")
  @Outcome(expect = FORBIDDEN, desc = "S4: one request was counted more than once")
  public static class OutcomeThenStatus extends Pool {
    private final PoolTicket ticket = submitted();

    /** Cancels, and takes the owner's turns. */
    @Actor
    public void client() {
      line.first();
      ticket.cancel();
      ownerTurns();
    }

    /** Looks for the outcome, then asks for the status. */
    @Actor
    public void observer(II_Result r) {
      line.second();
      r.r1 = given(ticket.outcome());
      r.r2 = (int) pool.status().settled();
    }
  }

  /**
   * A request is submitted and the pool shut down at the same moment. Results: 1 if the request was accepted, -1 if
   * refused; 1 if its outcome came; how many results and ends the stream had: 10 for each result, 1 for the end.
   */
  @Quick
  @Catches(control = "pool-answers-nobody-late", outcome = "0, 0, .*")
  @JCStressTest
  @State
  @Outcome(id = "1, 1, 11", expect = ACCEPTABLE, desc = "submit -> shutdown: accepted, settled, one result, the end")
  @Outcome(id = "-1, 1, 1", expect = ACCEPTABLE, desc = "shutdown -> submit: refused, no result, the end")
  @Outcome(id = {"0, .*", ".*, 0, .*"}, expect = FORBIDDEN, desc = "S4: the request was never answered")
  @Outcome(expect = FORBIDDEN, desc = "S5: not exactly one result for an accepted request, or no end of the stream")
  public static class SubmitAgainstShutdown extends Pool {
    private final Subscription<PoolResult> results = pool.results().subscribe(SubscriptionPolicy.block(4));
    private @Nullable PoolTicket ticket;

    /** Submits. */
    @Actor
    public void client() {
      line.first();
      ticket = pool.submit(new Request("r", ""));
    }

    /** Shuts down, and takes the owner's turns. */
    @Actor
    public void closer() {
      line.second();
      pool.shutdown(ShutdownPolicy.NOW);
      ownerTurns();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(III_Result r) {
      ownerTurns();
      if (ticket != null) {
        r.r1 = switch (ticket.admission().peek()) {
          case null -> 0;
          case Admission.Accepted accepted -> 1;
          case Admission.Refused refused -> -1;
        };
        r.r2 = given(ticket.outcome());
      }
      Delivery<PoolResult> delivery = results.poll();
      while (delivery instanceof Delivery.Value) {
        r.r3 += 10;
        delivery = results.poll();
      }
      r.r3 += delivery == null ? 0 : 1;
    }
  }

  /** A command and a question meet a shutdown. Results: 1 for each that was answered, 1 if the report came. */
  @JCStressTest
  @State
  @Outcome(
      id = "1, 1, 1",
      expect = ACCEPTABLE,
      desc = "command -> question -> shutdown, in any order: all are answered")
  @Outcome(id = {"0, .*", ".*, 0, .*"}, expect = FORBIDDEN, desc = "S11: a command was never answered")
  @Outcome(expect = FORBIDDEN, desc = "S9: the report of the shutdown was never given")
  public static class CommandAgainstShutdown extends Pool {
    private @Nullable Oneshot<Scaling> scaling;
    private @Nullable Oneshot<PoolStatus> status;
    private @Nullable Oneshot<PoolReport> report;

    /** Commands and asks. */
    @Actor
    public void client() {
      line.first();
      scaling = pool.scaleTo(2);
      status = pool.poolStatus();
    }

    /** Takes the owner's turns, shuts down, and takes them again. */
    @Actor
    public void closer() {
      line.second();
      ownerTurns();
      report = pool.shutdown(ShutdownPolicy.NOW);
      ownerTurns();
    }

    /** Looks at what happened. */
    @Arbiter
    public void end(III_Result r) {
      ownerTurns();
      r.r1 = given(scaling);
      r.r2 = given(status);
      r.r3 = given(report);
    }
  }
}
