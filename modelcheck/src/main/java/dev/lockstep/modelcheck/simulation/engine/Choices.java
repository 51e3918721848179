package dev.lockstep.modelcheck.simulation.engine;

/** Where a simulation takes its decisions from. The same choices give the same run. Not thread-safe. */
public interface Choices {
  /** A number from 0 to {@code bound - 1}; {@code bound} is at least 1. */
  int below(int bound);
}
