package dev.lockstep.bench.claims;

import java.util.List;

/** A claim of the source document, and how it is put to the test. Stateless and thread-safe. */
interface Claim {

  /** The rule that states it, such as {@code P1}. */
  String id();

  /** What the document promises. */
  String promise();

  /** The circumstances that were measured, and the figures in each. */
  List<Condition> conditions(Evidence evidence) throws MissingDataException;

  /** The verdict; unknown if anything is missing that it needs. */
  default Decision decide(Evidence evidence) {
    try {
      return Decision.of(id(), promise(), conditions(evidence));
    } catch (MissingDataException missing) {
      return Decision.unknown(id(), promise(), String.valueOf(missing.getMessage()));
    }
  }
}
