package dev.lockstep.worker;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Oneshot;
import java.time.Duration;

/**
 * Processes requests one at a time, in the order in which it accepted them, and tells at any moment what it is doing.
 *
 * <p>The contract is rules W1-W14. In short: every accepted request is settled exactly once and counted exactly once,
 * whatever the pipeline, a client, a deadline, a shutdown or a crash does; status never waits for processing; nothing
 * is revealed before it is published.
 *
 * <p>Thread-safety: every method may be called by any thread at any time, also after the worker has stopped. None waits
 * for a pipeline. Of a {@link ChannelWorker}, only {@link #probe} waits for an owner that does not respond. Of a {@link
 * MutexWorker} every method but {@link #results} and {@link #stopped} waits for the lock, which is held for a step and
 * the seams that it calls; only {@code probe} gives up. To wait for a reply, call {@code await} on the oneshot.
 *
 * <p>Memory effects: what a client did before {@link #post} happens-before the pipeline's processing of that request;
 * what a pipeline that returned or threw did happens-before the return of its outcome (after a cancellation it may
 * still be at work). A client that holds an outcome, an admission or a shutdown report sees it counted in every status
 * that it asks for later.
 */
public interface Worker {

  /** Submits {@code request}. Whether it was accepted, and what became of it, is told by the ticket. */
  Ticket post(Request request);

  /** The state of the worker at one instant between call and return. */
  WorkerStatus status();

  /** As {@link #status}, but asked of the owner, who replies when this question's turn comes. */
  Oneshot<WorkerStatus> query();

  /**
   * As {@link #probe}, but for who does not want to wait: asks the owner, who judges and replies when this question's
   * turn comes. No reply is the sign of a stuck owner; how long is too long, the caller decides. (A mutex worker
   * replies before this returns, and needs the lock for it: whoever must not wait for that asks on another thread.)
   */
  Oneshot<Health> ping();

  /**
   * Judges the worker by its progress (rule W12), waiting at most {@code limit} for the owner to respond. A {@link
   * #status} that answers proves nothing of an execution, and of a channel worker's owner neither, which it does not
   * need.
   */
  Health probe(Duration limit) throws InterruptedException;

  /**
   * The results of the worker: what became of each accepted request, once, in the order in which they were settled, and
   * the end. Each is published after it was counted. Whoever holds the shutdown report finds all of them published, and
   * the feed closed.
   *
   * <p>A subscriber that blocks delays no reply and no execution; but a result that the worker has to keep for it takes
   * up the room of a queued request until it can be published. Of a mutex worker, the poll that makes room for it waits
   * for the lock, as every other caller does.
   */
  Feed<WorkerResult> results();

  /**
   * Stops the worker: refuses new requests, lets accepted ones finish within {@code policy.grace()}, cancels the rest.
   * Only the first call's policy counts; every call returns the same reply, given once the worker has stopped or
   * crashed.
   */
  Oneshot<ShutdownReport> shutdown(ShutdownPolicy policy);

  /** The reply that every {@link #shutdown} returns, for who wants to learn of the end without asking for it. */
  Oneshot<ShutdownReport> stopped();
}
