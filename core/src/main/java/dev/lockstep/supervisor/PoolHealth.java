package dev.lockstep.supervisor;

/** How well a pool is manned (rule S10). */
public enum PoolHealth {
  /** At least 80 % of the slots that there should be are live. */
  HEALTHY,
  /** At least 50 %. */
  DEGRADED,
  /** Fewer, or the pool has escalated or crashed. */
  UNHEALTHY,
  /** The pool is shutting down, or has stopped. */
  STOPPING;

  static PoolHealth of(PoolPhase phase, int live, int target) {
    return switch (phase) {
      case DRAINING, CANCELLING, STOPPED -> STOPPING;
      case ESCALATED, CRASHED -> UNHEALTHY;
      case RUNNING -> ofShare(live, target);
    };
  }

  private static PoolHealth ofShare(int live, int target) {
    if (live * 10L >= target * 8L) {
      return HEALTHY;
    }
    return live * 10L >= target * 5L ? DEGRADED : UNHEALTHY;
  }
}
