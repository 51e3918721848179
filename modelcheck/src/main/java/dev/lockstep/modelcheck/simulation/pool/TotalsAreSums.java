package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.orchestrator.Metrics;
import dev.lockstep.supervisor.PoolResult;
import dev.lockstep.supervisor.Totals;

/** M1: the metrics are the sums over the results, those included that are kept for somebody who blocks. */
final class TotalsAreSums extends PoolLaw {
  TotalsAreSums(PoolWorld world) {
    super("M1", world);
  }

  @Override
  public void whenQuiet() {
    Totals told = Totals.NONE;
    for (Job job : books().jobs()) {
      if (job.isSettled() && job.outcome != null) {
        told = told.and(job.outcome);
      }
    }
    compare(told);
  }

  @Override
  public void atRest() {
    Totals sums = Totals.NONE;
    for (PoolResult result : books().published()) {
      sums = sums.and(result.outcome());
    }
    compare(sums);
  }

  private void compare(Totals sums) {
    Metrics metrics = world().orchestrator().metrics();
    if (sums.settled() > 0) {
      occasion();
    }
    if (!metrics.totals().equals(sums) || metrics.latencies().total() != sums.settled()) {
      broken(() -> "the results add up to " + sums + ", and the metrics are " + metrics);
    }
    if (!status().totals().equals(sums)) {
      broken(() -> "the results add up to " + sums + ", and the status is " + status());
    }
    if (metrics.queued() != status().pending()) {
      broken(() -> status().pending() + " requests are pending, and the metrics say " + metrics.queued());
    }
  }
}
