package dev.lockstep.bench.claims;

/** A figure cannot be given, because what it is computed from is not there; the message says what, in one line. */
public final class MissingDataException extends Exception {
  /** {@code message} is one line. */
  public MissingDataException(String message) {
    super(message);
  }
}
