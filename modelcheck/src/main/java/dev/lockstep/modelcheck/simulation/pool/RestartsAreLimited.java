package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.supervisor.PoolHealth;
import dev.lockstep.supervisor.PoolPhase;
import java.util.ArrayList;
import java.util.List;

/**
 * S3: no more replacements in any window than the limit; a pool that gives up had reason to, settles all, and says so.
 */
final class RestartsAreLimited extends PoolLaw {
  private final List<Long> replacements = new ArrayList<>();

  RestartsAreLimited(PoolWorld world) {
    super("S3", world);
  }

  @Override
  public void afterStep() {
    for (long i = before().restarts(); i < status().restarts(); i++) {
      occasion();
      replacements.add(now());
    }
    if (inWindow() > limits().restarts()) {
      broken(
          () -> inWindow() + " replacements within " + Limits.WINDOW + " ms, at " + replacements + " ns; the limit is "
              + limits().restarts());
    }
    boolean givesUp = books().phase() == PoolPhase.ESCALATED && before().phase() != PoolPhase.ESCALATED;
    if (givesUp) {
      occasion();
      if (inWindow() < limits().restarts()) {
        broken(() -> "the pool gives up after " + inWindow() + " replacements; the limit is " + limits().restarts());
      }
    }
    if (books().phase() == PoolPhase.ESCALATED) {
      boolean allSettled = status().outstanding() == 0 && books().settled() == status().accepted();
      boolean saysSo = status().health() == PoolHealth.UNHEALTHY && status().live() == 0;
      if (!allSettled || !saysSo) {
        broken(() -> "the pool has given up, and has not settled everything or does not say so: " + status());
      }
    }
  }

  /** Those in (now - window, now]. */
  private long inWindow() {
    return replacements.stream().filter(at -> at > now() - Limits.WINDOW * Limits.MILLI).count();
  }
}
