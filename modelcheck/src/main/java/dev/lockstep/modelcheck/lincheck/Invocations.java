package dev.lockstep.modelcheck.lincheck;

import java.nio.ByteBuffer;

/**
 * Counts the schedules that Lincheck really executed. The count lies outside the heap, because Lincheck restores every
 * static field between two invocations, and its own settings say only how many it was allowed.
 *
 * <p>Not for several threads: Lincheck makes the objects under test one at a time.
 */
final class Invocations {
  private static final ByteBuffer COUNT = ByteBuffer.allocateDirect(Long.BYTES);

  private Invocations() {}

  /** To be called by the constructor of each class under test. */
  static void count() {
    COUNT.putLong(0, total() + 1);
  }

  static long total() {
    return COUNT.getLong(0);
  }
}
