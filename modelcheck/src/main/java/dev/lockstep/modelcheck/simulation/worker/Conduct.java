package dev.lockstep.modelcheck.simulation.worker;

/** How the pipeline behaves on one request. */
enum Conduct {
  /** Returns when its work is done; an interruption ends it earlier. */
  RETURNS,
  /** Throws an exception when its work is done. */
  THROWS,
  /** Throws an Error when its work is done. */
  THROWS_ERROR,
  /** Returns null when its work is done. */
  RETURNS_NULL,
  /** Returns when its work is done, and ignores interruption. */
  STUBBORN,
  /** Never returns by itself; an interruption ends it. */
  HANGS,
  /** Never returns. */
  HANGS_FOR_EVER;

  boolean heedsInterruption() {
    return this != STUBBORN && this != HANGS_FOR_EVER;
  }

  boolean hangs() {
    return this == HANGS || this == HANGS_FOR_EVER;
  }
}
