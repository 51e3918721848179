package dev.lockstep.spec.trace;

import org.jspecify.annotations.Nullable;

/**
 * A status in a trace: that of the worker, without the uptime.
 *
 * @param phase open, draining, cancelling, stopped or crashed
 * @param current the request in flight; null if none
 * @param execution none, running or lingering
 */
public record TraceStatus(
    String phase,
    @Nullable String current,
    String execution,
    long accepted,
    long queued,
    long completed,
    long failed,
    long timedOut,
    long cancelled) {

  @Override
  public String toString() {
    return phase + ", current " + (current == null ? "none" : current) + ", execution " + execution + ", accepted "
        + accepted + ", queued " + queued + ", completed " + completed + ", failed " + failed + ", timed out " + timedOut
        + ", cancelled " + cancelled;
  }
}
