package dev.lockstep.bench.regression;

import dev.lockstep.bench.data.Estimate;

/**
 * One benchmark, compared.
 *
 * @param base what was measured before
 * @param candidate what was measured after
 * @param ratio of the medians: how many times as long the candidate takes
 * @param p how likely forks would differ so much if nothing had changed; corrected for the number of benchmarks
 * @param verdict what follows
 * @param why in words, where the verdict needs them; else empty
 * @param visible the least slowdown that would have been found with as much noise, as a part of the base; infinite if
 *     none would have been
 */
public record Judged(
    Samples base, Samples candidate, Estimate ratio, double p, Verdict verdict, String why, double visible) {

  /** Names the benchmark. */
  public String key() {
    return base.key();
  }

  /** Whether there are forks enough for the test to reject at all, in a report on so many benchmarks. */
  boolean couldChange(double alpha, int benchmarks) {
    return MannWhitney.least(base.forks().size(), candidate.forks().size()) * benchmarks <= alpha;
  }

  Judged with(Verdict other, String reason) {
    return new Judged(base, candidate, ratio, p, other, reason, visible);
  }
}
