package dev.lockstep.bench.station;

import dev.lockstep.channel.Oneshot;
import dev.lockstep.worker.Outcome;

/**
 * A worker as a load sees it: clients post, observers read the status.
 *
 * <p>Thread-safety: every method by any thread; {@link #close} once, when nobody uses the station any more.
 */
public interface Station {

  /** Posts a request, without waiting for its processing; the reply is given when it is settled. */
  Oneshot<Outcome> post();

  /**
   * Reads the status as this kind of station does it, and waits for it if that is what it takes.
   *
   * @return whether the status shows a request in flight
   */
  boolean showsActive() throws InterruptedException;

  /** Ends the worker, in order; throws if it was not healthy while it was measured. */
  void close() throws InterruptedException;

  /**
   * Posts a request and waits until it is settled.
   *
   * @throws IllegalStateException if it did not complete
   */
  default Outcome roundTrip() throws InterruptedException {
    return completed(post().await());
  }

  /** Refuses the outcome of a request that did not complete: its time would be that of something else. */
  static Outcome completed(Outcome outcome) {
    if (outcome instanceof Outcome.Completed) {
      return outcome;
    }
    throw new IllegalStateException("the request did not complete: " + outcome);
  }
}
