package dev.lockstep.spec.rules;

/** The rule table is malformed. The message is one line. */
public final class RuleTableException extends Exception {
  public RuleTableException(String message) {
    super(message);
  }

  public RuleTableException(String message, Throwable cause) {
    super(message, cause);
  }
}
