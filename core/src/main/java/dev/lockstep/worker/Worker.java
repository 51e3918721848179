package dev.lockstep.worker;

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
 * for a pipeline; only {@link #probe} waits for an owner that does not respond. To wait for a reply, call {@code await}
 * on the oneshot.
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
   * Judges the worker by its progress (rule W12), waiting at most {@code limit} for the owner to respond. A {@link
   * #status} that answers proves nothing: it does not need the owner.
   */
  Health probe(Duration limit) throws InterruptedException;

  /**
   * Stops the worker: refuses new requests, lets accepted ones finish within {@code policy.grace()}, cancels the rest.
   * Only the first call's policy counts; every call returns the same reply, given once the worker has stopped or
   * crashed.
   */
  Oneshot<ShutdownReport> shutdown(ShutdownPolicy policy);
}
