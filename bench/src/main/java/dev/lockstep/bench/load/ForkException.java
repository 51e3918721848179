package dev.lockstep.bench.load;

/** A fork left no data, or not all of them; the message says which and why, in one line. */
public final class ForkException extends Exception {
  /** {@code message} is one line. */
  public ForkException(String message) {
    super(message);
  }

  /** As above, because of {@code cause}. */
  public ForkException(String message, Throwable cause) {
    super(message, cause);
  }
}
