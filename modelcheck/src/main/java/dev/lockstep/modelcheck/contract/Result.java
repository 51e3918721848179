package dev.lockstep.modelcheck.contract;

import java.time.Duration;

/**
 * What became of one check on one kind of thread.
 *
 * @param check what was run
 * @param verdict what it says
 * @param detail for a failure, what was seen; for a check that does not apply, why; else empty
 * @param took how long it took
 */
public record Result(CheckMethod check, Verdict verdict, String detail, Duration took) {
  /** What a check says. */
  public enum Verdict {
    PASS,
    FAIL,
    NOT_APPLICABLE
  }

  /** Whether the rule is violated. */
  public boolean failed() {
    return verdict == Verdict.FAIL;
  }

  /** The failure, and where its threads are if it hangs. */
  String text() {
    return check.name() + ": " + detail;
  }

  /** The failure in one line. */
  public String line() {
    return check.name() + ": " + detail.lines().findFirst().orElse("");
  }
}
