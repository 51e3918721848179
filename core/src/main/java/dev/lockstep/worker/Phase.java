package dev.lockstep.worker;

/** Where a worker is in its life. It only ever moves down this list, and may crash from any phase before STOPPED. */
public enum Phase {
  /** Accepts requests. */
  OPEN,
  /** Refuses new requests; those it accepted still start and finish. */
  DRAINING,
  /** Every request is settled; an interrupted execution has not returned yet. */
  CANCELLING,
  /** Over. Status still answers. */
  STOPPED,
  /** Over, because the owner failed. Status still answers. */
  CRASHED;

  /** Whether the worker's life is over. */
  public boolean isTerminal() {
    return this == STOPPED || this == CRASHED;
  }
}
