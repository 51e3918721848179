package dev.lockstep.worker;

/**
 * Whether a pipeline is at work. This is apart from the fate of its request, which may be settled before the pipeline
 * returns.
 */
public enum Execution {
  /** No pipeline is at work. */
  NONE,
  /** A pipeline works on the current request. */
  RUNNING,
  /** A pipeline whose request is settled has not returned yet. Nothing else starts until it does. */
  LINGERING
}
