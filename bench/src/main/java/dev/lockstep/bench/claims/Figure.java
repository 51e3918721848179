package dev.lockstep.bench.claims;

import dev.lockstep.bench.data.Answer;
import dev.lockstep.bench.data.Estimate;

/**
 * One measured figure and the limit that it is held against.
 *
 * @param what names workload, worker and percentile
 * @param estimate the figure
 * @param unit what it is counted in
 * @param limit the limit in words, such as {@code at most 0.1 ms}
 * @param answer whether it keeps the limit
 */
public record Figure(String what, Estimate estimate, Unit unit, String limit, Answer answer) {

  /** The figure with its interval. */
  public String text() {
    return unit.text(estimate);
  }
}
