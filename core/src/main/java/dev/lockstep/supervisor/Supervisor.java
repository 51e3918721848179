package dev.lockstep.supervisor;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Outlet;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Watch;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.WorkerFactory;
import java.util.function.IntUnaryOperator;

/**
 * A pool of workers under one supervisor, which dispatches requests to them, replaces those that die or make no
 * progress, and changes their number.
 *
 * <p>The contract is rules S1 to S12. In short: every accepted request is settled exactly once and has exactly one
 * result, whatever its worker does; none runs twice unless the policy says so; no worker, however stuck, holds up the
 * others, a command, or the status; a pool whose workers die too often gives up, and says so.
 *
 * <p>Thread-safety: every method may be called by any thread at any time, also after the pool has stopped. None blocks.
 * To wait for a reply, call {@code await} on the oneshot.
 *
 * <p>Memory effects: what a client did before {@link #submit} happens-before the pipeline's processing of that request;
 * what a pipeline that returned or threw did happens-before the return of its outcome. A client that holds an outcome,
 * an admission, an answer or the report sees it counted in every status that it asks for later.
 *
 * <p>The state belongs to one owner, as in a channel worker, and the same order holds: every change is published in the
 * watch before its effects reveal it.
 *
 * <pre>
 * field      owner or guard                      read              the edge that it gives
 * state      the owner                           the owner         none needed: one thread
 * results    the owner; its feed: none           the owner         none needed; its feed: publish -> poll
 * actuator   the owner                           the owner         none needed: one thread
 * inbox      any sender                          the owner         offer -> poll
 * watch      the owner                           any thread        publish -> read
 * stopped    none: a {@link Oneshot}             any thread        complete -> await
 * </pre>
 *
 * <p>The end: the final status is published, then the results end, then the inbox is closed, then what it still held is
 * answered, then {@code stopped} given. A worker that had not ended by then is left behind, and named in the report.
 *
 * <p>Source: Erlang's supervisors for the restart intensity and for giving up; the exponential backoff with full jitter
 * is that of the AWS Architecture Blog (M. Brooker, 2015). It differs from both in that the requests are the
 * supervisor's: a worker that dies does not take them along.
 */
public final class Supervisor {
  private final PoolSeams seams;
  private final Inbox<Message.LaneName, Message> inbox;
  private final Watch<PoolStatus> watch;
  private final Oneshot<PoolReport> stopped;
  private final Owner<Message> owner;

  private final SupervisorState state;
  private final Outlet<PoolResult> results;
  private final Actuator actuator;

  /**
   * A pool whose owner does not run yet; see {@link #start}.
   *
   * @param factory makes the workers, each on a thread of the pool's; may block, and may throw
   * @param pipeline the work of all workers, which may be called by several at a time. If it throws the {@link
   *     dev.lockstep.worker.WorkerCrashed} of some other worker, its client is told of an {@link
   *     java.util.concurrent.ExecutionException} with that cause
   */
  public Supervisor(PoolPolicy policy, WorkerFactory factory, Pipeline pipeline, PoolSeams seams) {
    this.seams = seams;
    this.state = new SupervisorState(policy, seams.shared().clock().nanos());
    this.results = new Outlet<>(seams.shared().parker(), () -> send(new Message.Room()));
    this.inbox = new Inbox<>(Message.LaneName.class, seams.shared().parker());
    Pipeline wrapped = new PoolPipeline(pipeline);
    this.actuator =
        new Actuator(() -> factory.start(policy.worker(), wrapped, seams.shared()), seams, results, inbox);
    this.stopped = new Oneshot<>(seams.shared().parker());
    this.watch = new Watch<>(state.snapshot());
    this.owner = new Owner<>(inbox, this::step, this::crash);
    send(new Message.Begin());
  }

  /**
   * Starts the owner on a thread of its own, made by the seams. To be called once, or never by an engine that drives
   * {@link #owner}. If there is no such thread, the supervisor crashes, so that nobody waits for an owner that never
   * comes, and this method throws.
   */
  public Supervisor start() {
    try {
      seams.shared().start(owner);
    } catch (Throwable cause) {
      crash(cause);
      throw cause;
    }
    return this;
  }

  /** The owner of this supervisor, for an engine that takes its turns. */
  public Owner<?> owner() {
    return owner;
  }

  /** Submits {@code request}. Whether it was accepted, and what became of it, is told by the ticket. */
  public PoolTicket submit(Request request) {
    PoolTicket ticket = new PoolTicket(request, this::cancel, seams.shared().parker());
    send(new Message.Submit(ticket));
    return ticket;
  }

  private void cancel(PoolTicket ticket) {
    send(new Message.Cancel(ticket));
  }

  /** The state of the pool at one instant between call and return. */
  public PoolStatus status() {
    return watch.read();
  }

  /** As {@link #status}, but asked of the owner, who replies when this question's turn comes. */
  public Oneshot<PoolStatus> poolStatus() {
    Oneshot<PoolStatus> reply = new Oneshot<>(seams.shared().parker());
    send(new Message.Query(reply));
    return reply;
  }

  /** Asks for {@code size} workers; the pool gets as near to it as its policy allows. */
  public Oneshot<Scaling> scaleTo(int size) {
    return scale(target -> size);
  }

  /** Asks for one worker more. */
  public Oneshot<Scaling> addWorker() {
    return scale(target -> target + 1);
  }

  /** Asks for one worker less. It finishes what it has. */
  public Oneshot<Scaling> removeWorker() {
    return scale(target -> target - 1);
  }

  private Oneshot<Scaling> scale(IntUnaryOperator size) {
    Oneshot<Scaling> reply = new Oneshot<>(seams.shared().parker());
    send(new Message.Scale(size, reply));
    return reply;
  }

  /**
   * The results of the pool: what became of each accepted request, once, in the order in which they were settled, and
   * the end. Each is published after it was counted. Whoever holds the report finds all of them published, and the feed
   * closed.
   *
   * <p>A subscriber that blocks delays no reply and no worker; but a result that the supervisor has to keep for it
   * takes up the room of a pending request until it can be published.
   */
  public Feed<PoolResult> results() {
    return results.feed();
  }

  /**
   * Stops the pool: refuses new requests, lets accepted ones finish within {@code policy.grace()}, cancels the rest,
   * and waits for the workers within {@code policy.linger()}. Only the first call's policy counts; every call returns
   * the same reply, given once the pool has stopped or crashed.
   */
  public Oneshot<PoolReport> shutdown(ShutdownPolicy policy) {
    send(new Message.Close(policy));
    return stopped;
  }

  /** Sends {@code message} to the owner or, once the pool's life is over, answers it in its place. */
  private void send(Message message) {
    if (!inbox.offer(message.lane(), message)) {
      message.answerLate(status());
    }
  }

  private void step(Message message) {
    try {
      state.tick(seams.shared().clock().nanos());
      state.keeps(results.flush());
      message.applyTo(state);
      reveal();
    } catch (Throwable cause) {
      try {
        crash(cause);
      } finally {
        message.answerLate(status()); // it may have been lost half-way; a reply that was given stays
      }
    }
  }

  /** Owner: ends the pool because {@code cause} was thrown; leaves nobody waiting. */
  public void crash(Throwable cause) {
    state.crash(cause);
    reveal();
  }

  /** Makes the state of this step visible, and only then does what reveals it. */
  private void reveal() {
    watch.publish(state.snapshot());
    boolean room = actuator.carryOut(state);
    if (state.isTerminal()) {
      actuator.end();
      inbox.close();
      answerTheRest();
      stopped.complete(state.report());
    } else if (room) {
      step(new Message.Room());
    }
  }

  private void answerTheRest() {
    for (Message message = inbox.poll(); message != null; message = inbox.poll()) {
      message.answerLate(status());
    }
  }
}
