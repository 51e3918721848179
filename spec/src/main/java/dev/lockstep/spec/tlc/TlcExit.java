package dev.lockstep.spec.tlc;

/** What TLC's exit status means. */
public enum TlcExit {
  OK(0, "no violation"),
  ASSUMPTION(10, "an assumption about the constants is false"),
  DEADLOCK(11, "deadlock"),
  INVARIANT(12, "an invariant is violated"),
  TEMPORAL(13, "a temporal or action property is violated"),
  ASSERTION(14, "an assertion failed"),
  EVALUATION(75, "an expression could not be evaluated"),
  INVARIANT_EVALUATION(76, "an invariant could not be evaluated"),
  TEMPORAL_EVALUATION(77, "a temporal property could not be evaluated"),
  PARSE(150, "the specification could not be parsed"),
  CONFIGURATION(151, "the configuration could not be parsed"),
  TOO_LARGE(152, "the state space is too large"),
  SYSTEM(153, "TLC failed in its environment"),
  /** Every other status: TLC or its JVM failed. */
  FAILURE(255, "TLC failed");

  private final int code;
  private final String meaning;

  TlcExit(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The exit status that TLC uses for it. */
  public int code() {
    return code;
  }

  /** A clause for a person. */
  public String meaning() {
    return meaning;
  }

  /** Whether TLC found behaviour that the model forbids, and prints it. */
  public boolean isViolation() {
    return this == DEADLOCK || this == INVARIANT || this == TEMPORAL || this == ASSERTION;
  }

  /** The meaning of an exit status. */
  public static TlcExit of(int code) {
    for (TlcExit exit : values()) {
      if (exit.code == code) {
        return exit;
      }
    }
    return FAILURE;
  }
}
