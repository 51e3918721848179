package dev.lockstep.modelcheck.lincheck;

import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** A canary: the sleeper tells who it is after it looked whether it may sleep, so a wake-up in between is lost. */
public final class LostWakeUp {
  private final StrictParker parker = new StrictParker();
  private volatile boolean awake;
  private volatile @Nullable Thread sleeper;

  /** Called by Lincheck. */
  public LostWakeUp() {
    Invocations.count();
  }

  /** Waits for {@link #wake}. */
  @Operation
  public void sleep() {
    if (!awake) {
      sleeper = Thread.currentThread();
      parker.park(this);
    }
  }

  /** Wakes the sleeper, if it has told who it is. */
  @Operation
  public void wake() {
    awake = true;
    Thread thread = sleeper;
    if (thread != null) {
      parker.unpark(thread);
    }
  }

  /** Both operations return. */
  public static final class Specification {
    /** Returns. */
    public void sleep() {}

    /** Returns. */
    public void wake() {}
  }
}
