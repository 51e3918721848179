package dev.lockstep.modelcheck.storm.plan;

import dev.lockstep.worker.ShutdownPolicy;
import java.util.List;

/**
 * The shutdown that ends a round and its worker.
 *
 * @param afterNanos when it comes, counted from the beginning of the round
 * @param policy what the callers ask for, all the same
 * @param callers what each caller posts besides: once when status no longer says open, and once when it has the report
 */
public record ClosingPlan(long afterNanos, ShutdownPolicy policy, List<Late> callers) {
  /** Copies the list. */
  public ClosingPlan {
    callers = List.copyOf(callers);
  }

  /** Two requests that come too late. */
  public record Late(Errand closing, Errand closed) {}
}
