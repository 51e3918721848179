package dev.lockstep.bench.claims;

/** What the measurements say of a claim. */
public enum Verdict {
  HOLDS("holds"),
  HOLDS_WHEN("holds when"),
  DOES_NOT_HOLD("does not hold"),
  /** Data are missing, or their spread is too wide to tell. */
  UNKNOWN("unknown");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The words in a report. */
  public String label() {
    return label;
  }
}
