package dev.lockstep.modelcheck.storm.check;

import dev.lockstep.modelcheck.history.Operation;
import java.util.Locale;

/** Times of a round, for people. */
final class Times {
  private Times() {}

  static String at(long nanos) {
    return nanos == Operation.NEVER ? "never" : "at " + millis(nanos);
  }

  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
  }
}
