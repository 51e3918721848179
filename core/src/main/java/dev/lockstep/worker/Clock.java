package dev.lockstep.worker;

/** Monotonic time. */
@FunctionalInterface
public interface Clock {

  /** Nanoseconds since an arbitrary origin, as {@link System#nanoTime}. */
  long nanos();
}
