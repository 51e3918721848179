package dev.lockstep.orchestrator;

import dev.lockstep.supervisor.Totals;

/**
 * What can be said of all results of a pool so far, immutable. Each total is the sum over the results that were
 * published (rule M1), so {@code totals.settled()} and {@code latencies.total()} are their number.
 *
 * @param queued how many accepted requests no worker had when the metrics were read
 * @param totals results by outcome
 * @param attempts how many times a request was given to a worker, over all results
 * @param latencies how long the requests took, from acceptance to settling
 */
public record Metrics(int queued, Totals totals, long attempts, Latencies latencies) {

  /** Before the first result. */
  static final Metrics NONE = new Metrics(0, Totals.NONE, 0, Latencies.NONE);

  /** These, read when so many requests were queued. */
  Metrics withQueued(int now) {
    return new Metrics(now, totals, attempts, latencies);
  }

  /** How many results there were. */
  public long results() {
    return totals.settled();
  }
}
