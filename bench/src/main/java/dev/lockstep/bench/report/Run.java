package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Aims;
import dev.lockstep.bench.claims.Claims;
import dev.lockstep.bench.claims.Decision;
import dev.lockstep.bench.claims.Evidence;
import dev.lockstep.bench.claims.Figure;
import dev.lockstep.bench.claims.Machine;
import dev.lockstep.bench.claims.Measurements;
import dev.lockstep.bench.claims.MissingDataException;
import dev.lockstep.bench.claims.Verdict;
import dev.lockstep.bench.data.Bootstrap;
import java.util.List;

/**
 * A run, and all that follows from it.
 *
 * @param tier how much time it took itself
 * @param machine where it took place
 * @param seconds how long it took
 * @param measurements what was measured
 * @param evidence figures of it
 * @param decisions what became of the claims
 * @param aims what became of the kit's aims; empty if data are missing
 * @param problems what went wrong; empty if nothing did
 */
public record Run(
    String tier,
    Machine machine,
    long seconds,
    Measurements measurements,
    Evidence evidence,
    List<Decision> decisions,
    List<Figure> aims,
    List<String> problems) {
  private static final int RESAMPLES = 1000;
  private static final long SEED = 20260101;

  /** Computes what follows from {@code measurements}. */
  public static Run of(String tier, Machine machine, long seconds, Measurements measurements) {
    Evidence evidence = new Evidence(measurements, new Bootstrap(RESAMPLES, SEED));
    return new Run(
        tier, machine, seconds, measurements, evidence, Claims.decide(evidence), aims(evidence),
        measurements.problems());
  }

  private static List<Figure> aims(Evidence evidence) {
    try {
      return Aims.of(evidence);
    } catch (MissingDataException missing) {
      return List.of(); // what is missing is among the problems of the measurements
    }
  }

  /** Whether everything was measured, and every claim has a verdict. */
  public boolean isComplete() {
    return problems.isEmpty()
        && !aims.isEmpty()
        && decisions.stream().noneMatch(decision -> decision.verdict() == Verdict.UNKNOWN);
  }
}
