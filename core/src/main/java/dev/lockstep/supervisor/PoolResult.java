package dev.lockstep.supervisor;

import dev.lockstep.worker.Outcome;

/**
 * What became of one request that a pool accepted, as it is told to everybody who subscribed. There is exactly one for
 * each accepted request (rule S5).
 *
 * @param sequence the place of the request in the order of acceptance, which tells two requests with one id apart
 * @param id the request's id
 * @param outcome what its client is told; never {@link Outcome.NotRun}
 * @param attempts how many workers were given the request; 0 if it was settled before it was any worker's
 * @param latencyNanos how long after its acceptance it was settled
 * @param uptimeNanos when it was settled: the uptime of the pool, as in {@link PoolStatus}
 */
public record PoolResult(
    long sequence, String id, Outcome outcome, int attempts, long latencyNanos, long uptimeNanos) {}
