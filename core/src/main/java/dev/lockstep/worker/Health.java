package dev.lockstep.worker;

/** The judgement of a {@link Worker#probe}. */
public enum Health {
  /** Idle, or busy and within its limits. */
  HEALTHY,
  /** The owner did not respond within the limit of the probe. */
  STUCK_OWNER,
  /** The owner responds, but an execution is older than the policy's limit. */
  STUCK_EXECUTION,
  /** The worker has stopped or crashed. */
  STOPPED
}
