package dev.lockstep.worker;

import org.jspecify.annotations.Nullable;

/**
 * The state of a worker at one instant, immutable. All fields belong to the same instant, so that {@code accepted ==
 * queued + inFlight() + settled()} (rule W2). Counters and uptime never go back within one worker (rule W14).
 *
 * @param phase where the worker is in its life
 * @param current the id of the request in flight; null if none is
 * @param execution whether a pipeline is at work
 * @param accepted requests accepted so far
 * @param queued requests accepted and not yet started
 * @param completed requests whose pipeline returned
 * @param failed requests whose pipeline threw or could not start, or that were outstanding at a crash
 * @param timedOut requests whose time limit passed
 * @param cancelled requests cancelled by their client or by shutdown
 * @param uptimeNanos nanoseconds from the making of the worker to its last step before this status
 */
public record WorkerStatus(
    Phase phase,
    @Nullable String current,
    Execution execution,
    long accepted,
    int queued,
    long completed,
    long failed,
    long timedOut,
    long cancelled,
    long uptimeNanos) {

  /** The status that belongs to this state of a {@link WorkerState}. */
  static WorkerStatus of(
      Phase phase, @Nullable Ticket current, @Nullable Ticket executing, int queued, Tally tally, long uptimeNanos) {
    Execution execution = Execution.NONE;
    if (executing != null) {
      execution = executing == current ? Execution.RUNNING : Execution.LINGERING;
    }
    return new WorkerStatus(
        phase,
        current == null ? null : current.request().id(),
        execution,
        tally.accepted,
        queued,
        tally.completed,
        tally.failed,
        tally.timedOut,
        tally.cancelled,
        uptimeNanos);
  }

  /** Whether a request is in flight. */
  public boolean active() {
    return current != null;
  }

  /** 1 if a request is in flight, else 0. */
  public int inFlight() {
    return active() ? 1 : 0;
  }

  /** Requests that have their outcome. */
  public long settled() {
    return completed + failed + timedOut + cancelled;
  }
}
