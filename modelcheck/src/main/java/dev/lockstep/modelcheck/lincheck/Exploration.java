package dev.lockstep.modelcheck.lincheck;

/** What exploring one scenario came to. */
sealed interface Exploration {

  /** Every schedule that was executed is allowed by the specification. */
  record Clean() implements Exploration {}

  /** A schedule that is not allowed. */
  record Violated(Counterexample counterexample) implements Exploration {}

  /** Lincheck did not do its work, so nobody knows. */
  record Broken(String reason) implements Exploration {}
}
