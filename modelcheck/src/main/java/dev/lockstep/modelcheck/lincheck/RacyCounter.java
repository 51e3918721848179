package dev.lockstep.modelcheck.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;

/** A canary: two calls at once may both be the first. */
public final class RacyCounter {
  private int count;

  /** How many calls there were before this one. Not atomic. */
  @Operation
  public int next() {
    return count++;
  }
}
