package dev.lockstep.modelcheck.lincheck.explore;

import java.util.Optional;

/** What exploring one scenario came to. */
public sealed interface Exploration {

  /** Every schedule that was executed is allowed by the specification. */
  record Clean(Scenario scenario, Extent extent) implements Exploration {}

  /** A schedule that is not allowed. */
  record Violated(Scenario scenario, Extent extent, Counterexample counterexample) implements Exploration {}

  /** Lincheck did not do its work, so nobody knows. */
  record Broken(Scenario scenario, Extent extent, String reason) implements Exploration {}

  /**
   * How much was explored.
   *
   * @param invocations schedules that were executed
   * @param interleavings how many of them the threads can tell apart: by their answers, or by which call began after
   *     which had ended
   */
  record Extent(long invocations, long interleavings) {
    /** Nothing. */
    public static final Extent NONE = new Extent(0, 0);

    /** Both. */
    public Extent plus(Extent other) {
      return new Extent(invocations + other.invocations, interleavings + other.interleavings);
    }
  }

  /** Which scenario. */
  Scenario scenario();

  /** How far it got. */
  Extent extent();

  /** The counterexample, if there is one. */
  default Optional<Counterexample> violation() {
    return this instanceof Violated violated ? Optional.of(violated.counterexample()) : Optional.empty();
  }
}
