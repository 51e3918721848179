package dev.lockstep.worker;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Inbox;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Outlet;
import dev.lockstep.channel.Owner;
import dev.lockstep.channel.Watch;
import java.time.Duration;

/**
 * A {@link Worker} whose state belongs to one owner. Whoever has something to say to it sends a message; status reads a
 * watch.
 *
 * <p>Compare {@link MutexWorker}: same machine, same effects, same order. Here the owner's thread does the owner's
 * work.
 *
 * <p>Every change is published in the watch before its effects reveal it, so that a client that holds its outcome finds
 * it counted in whatever status it reads next (W4, W5).
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
 * answered, then {@code stopped} given. So a sender that finds the inbox closed may answer for the worker itself, out of the watch.
 */
public final class ChannelWorker implements Worker {
  private final Seams seams;
  private final Inbox<Message.LaneName, Message> inbox;
  private final Watch<WorkerStatus> watch;
  private final Oneshot<ShutdownReport> stopped;
  private final Owner<Message> owner;

  private final WorkerState state;
  private final Outlet<WorkerResult> results;
  private final Actuator actuator;

  /** A worker whose owner does not run yet; see {@link #start}. */
  public ChannelWorker(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
    this.seams = seams;
    this.state = new WorkerState(policy, seams.clock().nanos());
    this.results = new Outlet<>(seams.parker(), () -> send(room()));
    this.actuator = new Actuator(pipeline, seams, results, this::send);
    this.stopped = new Oneshot<>(seams.parker());
    this.inbox = new Inbox<>(Message.LaneName.class, seams.parker());
    this.watch = new Watch<>(state.snapshot());
    this.owner = new Owner<>(inbox, this::step, this::crash);
  }

  /**
   * Starts the owner on a thread of its own, made by the seams. To be called once, or never by an engine that drives
   * {@link #owner}. If there is no such thread, the worker crashes, so that nobody waits for an owner that never comes,
   * and this method throws.
   */
  public ChannelWorker start() {
    try {
      seams.start(owner);
    } catch (Throwable cause) {
      crash(cause);
      throw cause;
    }
    return this;
  }

  /** The owner of this worker, for an engine that takes its turns. */
  public Owner<?> owner() {
    return owner;
  }

  @Override
  public Ticket post(Request request) {
    Ticket ticket = new Ticket(request, this::cancel, seams.parker());
    send(new Message.Post(ticket));
    return ticket;
  }

  private void cancel(Ticket ticket) {
    send(new Message.Cancel(ticket));
  }

  @Override
  public WorkerStatus status() {
    return watch.read();
  }

  @Override
  public Oneshot<WorkerStatus> query() {
    Oneshot<WorkerStatus> reply = new Oneshot<>(seams.parker());
    send(new Message.Query(reply));
    return reply;
  }

  @Override
  public Oneshot<Health> ping() {
    Oneshot<Health> reply = new Oneshot<>(seams.parker());
    send(new Message.Ping(reply));
    return reply;
  }

  @Override
  public Health probe(Duration limit) throws InterruptedException {
    Health health = ping().await(limit);
    return health == null ? Health.STUCK_OWNER : health;
  }

  @Override
  public Feed<WorkerResult> results() {
    return results.feed();
  }

  @Override
  public Oneshot<ShutdownReport> shutdown(ShutdownPolicy policy) {
    send(new Message.Close(policy));
    return stopped;
  }

  @Override
  public Oneshot<ShutdownReport> stopped() {
    return stopped;
  }

  /** Sends {@code message} to the owner or, once the worker's life is over, answers it in its place. */
  private void send(Message message) {
    if (!inbox.offer(message.lane(), message)) {
      message.answerLate(status());
    }
  }

  private void step(Message message) {
    try {
      state.tick(seams.clock().nanos());
      message.applyTo(state);
      actuator.trace(message, state);
      reveal();
    } catch (Throwable cause) {
      try {
        crash(cause);
      } finally {
        message.answerLate(status()); // it may have been lost half-way; a reply that was given stays
      }
    }
  }

  /** Owner: ends the worker because {@code cause} was thrown; leaves nobody waiting. */
  public void crash(Throwable cause) {
    if (!state.isTerminal()) {
      state.crash(cause);
      actuator.traceCrash(state);
    }
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
      step(room());
    }
  }

  private Message room() {
    return new Message.Room(results);
  }

  private void answerTheRest() {
    for (Message message = inbox.poll(); message != null; message = inbox.poll()) {
      message.answerLate(status());
    }
  }
}
