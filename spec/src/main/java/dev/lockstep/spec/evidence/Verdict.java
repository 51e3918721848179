package dev.lockstep.spec.evidence;

import java.util.Arrays;
import java.util.Optional;

/** What one check says about one rule. Only {@link #PASS} counts in favour of a rule. */
public enum Verdict {
  /** The check ran, explored something, and saw no violation in what it explored. */
  PASS("pass"),
  /** The check saw a violation. */
  FAIL("fail"),
  /** The check was left out on purpose, for the reason given. */
  SKIPPED("skipped"),
  /** The check ran out of time, crashed, or explored nothing: nobody knows. */
  UNKNOWN("unknown"),
  /** The rule, or the check, makes no statement about this subject. */
  NOT_APPLICABLE("not-applicable");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The word in an evidence file. */
  public String label() {
    return label;
  }

  /** The verdict with this label, if there is one. */
  public static Optional<Verdict> ofLabel(String label) {
    return Arrays.stream(values()).filter(verdict -> verdict.label.equals(label)).findFirst();
  }
}
