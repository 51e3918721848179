package dev.lockstep.orchestrator;

import dev.lockstep.channel.Watch;
import dev.lockstep.supervisor.PoolResult;
import java.util.function.Consumer;

/**
 * Derives metrics from the stream of results. It is the first to hear of each result, in the supervisor's own step, so
 * it misses none and waits for nobody; and whoever looks at the metrics reads a watch, so nobody waits for him (rules
 * M1, M2).
 *
 * <p>Thread-safety: {@link #accept} by one thread at a time, the supervisor's owner; {@link #metrics} by any.
 *
 * <p>Memory effects: a result is in the metrics before anything reveals it. Whoever holds an outcome, or was delivered
 * a result, finds it counted in whatever metrics he reads next.
 */
final class Meter implements Consumer<PoolResult> {
  private final Watch<Metrics> watch = new Watch<>(Metrics.NONE);

  @Override
  public void accept(PoolResult result) {
    Metrics before = watch.read();
    watch.publish(
        new Metrics(
            0,
            before.totals().and(result.outcome()),
            before.attempts() + result.attempts(),
            before.latencies().and(result.latencyNanos())));
  }

  Metrics metrics() {
    return watch.read();
  }
}
