package dev.lockstep.worker;

import java.time.Duration;

/**
 * How long a shutdown may take: it ends after {@code grace + linger} at the latest.
 *
 * @param grace how long accepted requests may go on; then the rest is cancelled
 * @param linger how long an interrupted execution may take to return; then it is left behind and reported
 */
public record ShutdownPolicy(Duration grace, Duration linger) {

  /** Validates the policy. */
  public ShutdownPolicy {
    if (grace.isNegative() || linger.isNegative()) {
      throw new IllegalArgumentException("negative duration: grace " + grace + ", linger " + linger);
    }
  }

  /** Five seconds to drain, one to unwind. */
  public static final ShutdownPolicy DEFAULT = new ShutdownPolicy(Duration.ofSeconds(5), Duration.ofSeconds(1));

  /** Cancels everything at once, and waits for nothing. */
  public static final ShutdownPolicy NOW = new ShutdownPolicy(Duration.ZERO, Duration.ZERO);
}
