package dev.lockstep.stress.harness;

import java.time.Duration;

/** A moment after which nothing new is begun. */
public final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** The moment that is {@code time} away. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Whether the moment is past. */
  public boolean isOver() {
    return end - System.nanoTime() <= 0;
  }
}
