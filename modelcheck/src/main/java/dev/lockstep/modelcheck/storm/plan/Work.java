package dev.lockstep.modelcheck.storm.plan;

/** What the pipeline does with a request, after it has analysed the text. */
public enum Work {
  /** Takes a little longer, as if it waited for a device, and returns the result. */
  ANALYSE,
  /** Throws a checked exception. */
  FAIL,
  /** Throws an {@link Error}. */
  ERROR,
  /** Goes on until its client lets it go, or it is interrupted. */
  HOLD,
  /**
   * Goes on until it is interrupted, ignores that for a while, and then returns a result that nobody wants any more.
   */
  LINGER
}
