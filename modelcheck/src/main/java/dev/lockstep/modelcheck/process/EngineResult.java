package dev.lockstep.modelcheck.process;

import dev.lockstep.spec.evidence.Evidence;

/** What came of one {@link EngineProcess}. */
public sealed interface EngineResult {

  /** The engine left evidence. */
  record Left(Evidence evidence) implements EngineResult {}

  /**
   * There is no evidence, so nobody knows.
   *
   * @param reason why, in one line
   */
  record Nothing(String reason) implements EngineResult {}
}
