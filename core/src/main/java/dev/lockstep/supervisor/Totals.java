package dev.lockstep.supervisor;

import dev.lockstep.worker.Outcome;

/** How many requests were settled, by outcome. Immutable. */
public record Totals(long completed, long failed, long timedOut, long cancelled) {

  /** Before the first. */
  public static final Totals NONE = new Totals(0, 0, 0, 0);

  /** These, and one request more, which was settled as {@code outcome}. */
  public Totals and(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Completed completion -> new Totals(completed + 1, failed, timedOut, cancelled);
      case Outcome.Failed failure -> new Totals(completed, failed + 1, timedOut, cancelled);
      case Outcome.TimedOut timeOut -> new Totals(completed, failed, timedOut + 1, cancelled);
      case Outcome.Cancelled cancellation -> new Totals(completed, failed, timedOut, cancelled + 1);
      case Outcome.NotRun refusal -> throw new IllegalArgumentException("not a settlement: " + refusal);
    };
  }

  /** All of them. */
  public long settled() {
    return completed + failed + timedOut + cancelled;
  }
}
