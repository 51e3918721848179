package dev.lockstep.worker;

import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * Where contained failures go: to the listener of the seams and, if that fails as well, to the log. Nothing is
 * swallowed.
 */
public final class Contained {
  private Contained() {}

  /** The default listener: a warning in the log. */
  static void log(Throwable failure) {
    logger().log(Level.WARNING, "contained: a seam of the worker failed", failure);
  }

  /** Tells {@code listener} of {@code failure}; never throws. */
  public static void report(Throwable failure, Consumer<Throwable> listener) {
    try {
      listener.accept(failure);
    } catch (Throwable second) {
      if (second != failure) { // a throwable cannot suppress itself
        failure.addSuppressed(second);
      }
      logger().log(Level.ERROR, "the listener for contained failures failed", failure);
    }
  }

  private static System.Logger logger() {
    return System.getLogger("dev.lockstep.worker");
  }
}
