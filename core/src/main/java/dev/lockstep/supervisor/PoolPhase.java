package dev.lockstep.supervisor;

import dev.lockstep.worker.Refusal;

/** Where a pool is in its life. It only ever moves down this list, and may crash from any phase before STOPPED. */
public enum PoolPhase {
  /** Accepts requests. */
  RUNNING,
  /**
   * Too many workers died: everything was settled, no worker is left, requests are refused until somebody shuts down.
   */
  ESCALATED,
  /** Refuses new requests; those it accepted are still dispatched and finish. */
  DRAINING,
  /** Every request is settled; not every worker has ended yet. */
  CANCELLING,
  /** Over. Status still answers. */
  STOPPED,
  /** Over, because the owner failed. Status still answers. */
  CRASHED;

  /** Whether the pool's life is over. */
  public boolean isTerminal() {
    return this == STOPPED || this == CRASHED;
  }

  /** Why a pool that does not run refuses. */
  Refusal refusal() {
    return this == DRAINING || this == CANCELLING ? Refusal.STOPPING : Refusal.STOPPED;
  }

  /** Whether requests are dispatched. */
  boolean isWorking() {
    return this == RUNNING || this == DRAINING;
  }
}
