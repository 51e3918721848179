package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.channel.Parker;
import dev.lockstep.modelcheck.lincheck.seam.StrictParker;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jspecify.annotations.Nullable;

/** A canary: the sleeper tells who it is after it looked whether it may sleep, so a wake-up in between is lost. */
public class LostWakeUp {
  private final Parker parker;
  private volatile boolean awake;
  private volatile @Nullable Thread sleeper;

  /** Called by Lincheck. */
  public LostWakeUp() {
    this(new StrictParker());
  }

  /** With another parker. */
  protected LostWakeUp(Parker parker) {
    this.parker = parker;
  }

  /** Waits for {@link #wake}. */
  @Operation
  public final void sleep() {
    if (!awake) {
      sleeper = Thread.currentThread();
      parker.park(this);
    }
  }

  /** Wakes the sleeper, if it has told who it is. */
  @Operation
  public final void wake() {
    awake = true;
    Thread thread = sleeper;
    if (thread != null) {
      parker.unpark(thread);
    }
  }
}
