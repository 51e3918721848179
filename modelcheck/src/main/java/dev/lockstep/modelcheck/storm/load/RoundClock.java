package dev.lockstep.modelcheck.storm.load;

/** Time since the beginning of a round. Thread-safe: immutable. */
final class RoundClock {
  private final long origin = System.nanoTime();

  /** Nanoseconds since this clock was made. */
  long now() {
    return System.nanoTime() - origin;
  }
}
