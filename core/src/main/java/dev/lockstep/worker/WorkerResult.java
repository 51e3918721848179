package dev.lockstep.worker;

import org.jspecify.annotations.Nullable;

/**
 * What became of one accepted request, as it is told to everybody who subscribed to the results of a worker. There is
 * exactly one for each accepted request.
 *
 * @param sequence the place of the request in the order of acceptance, which tells two requests with one id apart
 * @param id the request's id
 * @param outcome what its client is told; never {@link Outcome.NotRun}
 * @param uptimeNanos when it was settled: the uptime of the worker, as in {@link WorkerStatus}
 */
public record WorkerResult(long sequence, String id, Outcome outcome, long uptimeNanos) {

  /** Why the request failed; null if it did not. */
  public @Nullable Throwable error() {
    return outcome instanceof Outcome.Failed failed ? failed.cause() : null;
  }
}
