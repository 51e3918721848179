package dev.lockstep.worker;

/** Why a submission was refused. */
public enum Refusal {
  /** As many requests are queued as the policy allows, and the submission's patience was over. */
  FULL,
  /** The worker is shutting down. */
  STOPPING,
  /** The worker has stopped or crashed. */
  STOPPED,
  /** The client cancelled the submission while it waited for room. */
  WITHDRAWN
}
