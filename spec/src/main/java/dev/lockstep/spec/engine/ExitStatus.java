package dev.lockstep.spec.engine;

import java.io.PrintStream;
import java.util.function.IntSupplier;

/** The exit statuses of every command and engine. */
public final class ExitStatus {
  /** The command did its work and found nothing wrong; of an engine: evidence was written, whatever it says. */
  public static final int OK = 0;

  /** A rule is violated. */
  public static final int VIOLATION = 1;

  /** Nobody knows: evidence is missing, or the work could not be done. */
  public static final int UNKNOWN = 2;

  /** The command line makes no sense. */
  public static final int USAGE = 64;

  private ExitStatus() {}

  /**
   * The status that {@code command} returns; unknown if it ends in an error, such as a lack of memory, whose trace is
   * printed. A JVM that is ended by an error exits with 1, and that would mean a violation.
   */
  public static int of(IntSupplier command) {
    return of(command, System.err);
  }

  static int of(IntSupplier command, PrintStream err) {
    try {
      return command.getAsInt();
    } catch (Error e) {
      e.printStackTrace(err);
      return UNKNOWN;
    }
  }
}
