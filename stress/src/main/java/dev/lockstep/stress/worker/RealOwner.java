package dev.lockstep.stress.worker;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Parker;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Outcome.Completed;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The channel worker as it is used: its owner on a thread of its own, which parks, executions on others. These cost a
 * hundred times more for each sample than the races in which the owner's turn is an actor, and show that nothing was
 * lost on the way from one to the other.
 */
public final class RealOwner {
  private static final Duration FOR_EVER = Duration.ofSeconds(5);

  private RealOwner() {}

  private static ChannelWorker started() {
    return new ChannelWorker(WorkerPolicy.ofCapacity(1), request -> "done", Seams.production()).start();
  }

  private static <T> @Nullable T await(Oneshot<T> reply) {
    try {
      return reply.await(FOR_EVER);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** The shipped loop of the owner on a thread: a message always wakes it, and the last one ends it. */
  @JCStressTest(Mode.Termination)
  @Outcome(
      id = "TERMINATED",
      expect = ACCEPTABLE,
      desc = "the owner parks or looks -> offer -> it handles the message, ends")
  @Outcome(id = "STALE", expect = FORBIDDEN, desc = "W4: lost wake-up: the owner sleeps, and a message waits for it")
  @Outcome(expect = FORBIDDEN, desc = "W4: the owner failed")
  @State
  public static class Ends {
    private final Inbox<OneLane, Integer> inbox = new Inbox<>(OneLane.class, Parker.JDK);
    private final Owner<Integer> owner = new Owner<>(inbox, message -> inbox.close(), this::failed);

    /** The only lane. */
    enum OneLane {
      LANE
    }

    private void failed(Throwable cause) {
      throw new IllegalStateException(cause);
    }

    /** The owner's life. */
    @Actor
    public void owner() {
      owner.run();
    }

    /** Sends the message that ends it. */
    @Signal
    public void send() {
      inbox.offer(OneLane.LANE, 1);
    }
  }

  /** A client waits for its outcome while another one waits for a reply to its question. */
  @JCStressTest
  @State
  @Outcome(id = "1, 1, 0", expect = ACCEPTABLE, desc = "question answered -> completion")
  @Outcome(id = "1, 1, 1", expect = ACCEPTABLE, desc = "completion -> question answered")
  @Outcome(
      id = {"0, .*", "-1, .*"},
      expect = FORBIDDEN,
      desc = "W4: the client was never answered, or its request did not run")
  @Outcome(id = "1, 0, .", expect = FORBIDDEN, desc = "W5: the outcome was given before it was counted")
  @Outcome(id = "1, 1, -1", expect = FORBIDDEN, desc = "W4: the question was never answered")
  @Outcome(expect = FORBIDDEN, desc = "W3: one request was counted more than once")
  public static class RoundTrip {
    private final ChannelWorker worker = started();

    /** Posts, waits for the outcome, then asks for the status. */
    @Actor
    public void client(III_Result r) {
      Ticket ticket = worker.post(new Request("r", ""));
      dev.lockstep.worker.Outcome outcome = await(ticket.outcome());
      r.r1 = outcome == null ? 0 : outcome instanceof Completed ? 1 : -1;
      r.r2 = (int) worker.status().completed();
    }

    /** Asks, and waits for the reply. */
    @Actor
    public void observer(III_Result r) {
      WorkerStatus status = await(worker.query());
      r.r3 = status == null ? -1 : (int) status.completed();
    }

    /** Ends the owner's thread. */
    @Arbiter
    public void end(III_Result r) {
      worker.shutdown(ShutdownPolicy.NOW);
    }
  }

  /** A question and a shutdown at the same moment: both callers are answered. */
  @JCStressTest
  @State
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "question -> shutdown: answered by the open worker")
  @Outcome(id = "4, 1", expect = ACCEPTABLE, desc = "shutdown -> question: answered on behalf of the stopped worker")
  @Outcome(id = "0, .", expect = FORBIDDEN, desc = "W4: the question was never answered")
  @Outcome(id = "., 0", expect = FORBIDDEN, desc = "W10: the report of the shutdown was never given")
  @Outcome(expect = FORBIDDEN, desc = "W2: the reply shows a state that the worker was never seen in")
  public static class Shutdown {
    private final ChannelWorker worker = started();

    /** Asks, and waits for the reply. */
    @Actor
    public void observer(II_Result r) {
      WorkerStatus status = await(worker.query());
      r.r1 = status == null ? 0 : status.phase().ordinal() + 1;
    }

    /** Shuts down, and waits for the report. */
    @Actor
    public void closer(II_Result r) {
      r.r2 = await(worker.shutdown(ShutdownPolicy.NOW)) == null ? 0 : 1;
    }
  }
}
