package dev.lockstep.bench.load;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Moments at which something is due, whether or not what was due before is done: an open loop. Whoever is late finds
 * the moment in the past, and counts from it all the same; so a reply that took long also delays, in the figures, all
 * that was due meanwhile (no coordinated omission).
 *
 * <p>There is one moment in each period. With jitter it lies anywhere in it, so that two schedules cannot keep step.
 *
 * <p>A thread is woken late by some 50 microseconds, which is more than most of what is measured here. So the last part
 * of a wait is spent spinning, on the waiting thread's own account. What is left is in every row, the null control
 * included.
 *
 * <p>Not thread-safe.
 */
final class Schedule {
  private static final long SPIN_NANOS = 150_000;

  private final long periodNanos;
  private final SplittableRandom jitter;
  private final boolean jittered;
  private long period;

  private Schedule(long periodNanos, boolean jittered, long seed) {
    this.periodNanos = periodNanos;
    this.jittered = jittered;
    this.jitter = new SplittableRandom(seed);
    this.period = System.nanoTime();
  }

  /** From now on, every {@code periodNanos}. */
  static Schedule regular(long periodNanos) {
    return new Schedule(periodNanos, false, 0);
  }

  /** From now on, once in every {@code periodNanos}. */
  static Schedule jittered(long periodNanos, long seed) {
    return new Schedule(periodNanos, true, seed);
  }

  /** Waits for the next moment, unless it is past, and returns it. */
  long awaitNext() {
    long due = period + (jittered ? jitter.nextLong(periodNanos) : 0);
    period += periodNanos;
    long left = due - System.nanoTime();
    while (left > SPIN_NANOS) {
      LockSupport.parkNanos(this, left - SPIN_NANOS);
      left = due - System.nanoTime();
    }
    while (due - System.nanoTime() > 0) {
      Thread.onSpinWait();
    }
    return due;
  }
}
