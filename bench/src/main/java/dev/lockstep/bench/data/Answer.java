package dev.lockstep.bench.data;

/** What an interval says about a limit. */
public enum Answer {
  YES,
  NO,
  /** The interval contains the limit: this run cannot tell. */
  UNDECIDED;

  /** Yes if both are, no if one of them is, else undecided. */
  public Answer and(Answer other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNDECIDED;
  }
}
