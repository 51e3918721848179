package dev.lockstep.modelcheck.simulation.pool;

/** How the pipeline behaves on one request. */
enum Conduct {
  /** Returns when its work is done; an interruption ends it earlier. */
  RETURNS,
  /** Throws an exception when its work is done. */
  THROWS,
  /** Throws an Error when its work is done. */
  THROWS_ERROR,
  /** Returns when its work is done, and ignores interruption. */
  STUBBORN,
  /** Never returns by itself; an interruption ends it. */
  HANGS,
  /** Never returns. */
  HANGS_FOR_EVER;

  boolean heedsInterruption() {
    return this != STUBBORN && this != HANGS_FOR_EVER;
  }

  /** What its pipeline does in the end, for a story. */
  String says() {
    return switch (this) {
      case THROWS -> "throws on ";
      case THROWS_ERROR -> "throws an Error on ";
      case RETURNS, STUBBORN, HANGS, HANGS_FOR_EVER -> "returns from ";
    };
  }

  boolean hangs() {
    return this == HANGS || this == HANGS_FOR_EVER;
  }
}
