package dev.lockstep.modelcheck.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;

/**
 * A canary: two increments at once may both answer 1. One after the other they are right, so it is its own
 * specification.
 */
public final class RacyCounter {
  private int value;

  /** Called by Lincheck. */
  public RacyCounter() {
    Invocations.count();
  }

  /** Not atomic. */
  @Operation
  public int increment() {
    value++;
    return value;
  }
}
