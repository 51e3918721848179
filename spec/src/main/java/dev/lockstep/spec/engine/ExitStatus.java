package dev.lockstep.spec.engine;

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
}
