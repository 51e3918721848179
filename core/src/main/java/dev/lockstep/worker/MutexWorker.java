package dev.lockstep.worker;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.channel.Outlet;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A {@link Worker} whose state lies behind a read-write lock. Whoever has something to say to it takes the write lock
 * and is the owner for that moment; status takes the read lock.
 *
 * <p>Compare {@link ChannelWorker}: same machine, same effects, same order. Here the caller's thread does the owner's
 * work.
 *
 * <p>The effects of a change are carried out before the lock is released, so that their order is the order of the
 * changes, and so that a revealed outcome cannot be asked about before its count is visible: the question waits for the
 * lock (W5). The price: a client's call lasts as long as a thread start or a wake-up, a stuck seam holds up status as
 * well, and seams run on whatever thread calls, its stack included. A seam must not call the worker back and wait for
 * the reply. A subscriber of the results that chose to block calls as well, when it makes room for results that are
 * kept: its poll waits for the lock, and then publishes them and accepts who waited. So it must not poll while it holds
 * a lock that a seam may want.
 *
 * <pre>
 * field      guard                               read              the edge that it gives
 * state      the write lock; the read lock for   under the lock    unlock -> lock
 *            {@link WorkerState#snapshot}
 * results    the write lock; its feed: none      under the lock    unlock -> lock; its feed: publish -> poll
 * actuator   the write lock                      under the lock    unlock -> lock
 * stopped    none: a {@link Oneshot}             any thread        complete -> await
 * </pre>
 */
public final class MutexWorker implements Worker {
  private final Seams seams;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Oneshot<ShutdownReport> stopped;

  private final WorkerState state;
  private final Outlet<WorkerResult> results;
  private final Actuator actuator;

  /** A worker that is open at once: it has no thread to start. */
  public MutexWorker(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
    this.seams = seams;
    this.state = new WorkerState(policy, seams.clock().nanos());
    this.results = new Outlet<>(seams.parker(), () -> send(room()));
    this.actuator = new Actuator(pipeline, seams, results, this::send);
    this.stopped = new Oneshot<>(seams.parker());
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
    lock.readLock().lock();
    try {
      return state.snapshot();
    } finally {
      lock.readLock().unlock();
    }
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
    Oneshot<Health> reply = new Oneshot<>(seams.parker());
    if (!lock.writeLock().tryLock(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
      return Health.STUCK_OWNER;
    }
    try {
      own(new Message.Ping(reply));
    } finally {
      lock.writeLock().unlock();
    }
    return reply.await();
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

  /** Does what {@code message} asks for, here and now. */
  private void send(Message message) {
    lock.writeLock().lock();
    try {
      own(message);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Holder of the lock: a step. An interrupt is meant for this thread's own work, so the seams must not see it. */
  private void own(Message message) {
    boolean interrupted = Thread.interrupted();
    try {
      step(message);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
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
  private void crash(Throwable cause) {
    if (!state.isTerminal()) {
      state.crash(cause);
      actuator.traceCrash(state);
    }
    reveal();
  }

  /**
   * The state of this step becomes visible when the lock is released; what reveals it is done before, under the lock.
   */
  private void reveal() {
    if (lock.getWriteHoldCount() > 1) {
      return; // an effect sent a message from within: the outer call carries out what it caused, in order
    }
    boolean room = actuator.carryOut(state);
    if (state.isTerminal()) {
      actuator.end();
      stopped.complete(state.report());
    } else if (room) {
      step(room());
    }
  }

  private Message room() {
    return new Message.Room(results);
  }
}
