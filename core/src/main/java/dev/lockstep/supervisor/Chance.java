package dev.lockstep.supervisor;

/** Where a pool takes its random numbers from. */
@FunctionalInterface
public interface Chance {

  /** A number from 0 to {@code bound - 1}, each equally likely; {@code bound} is at least 1. */
  long below(long bound);
}
