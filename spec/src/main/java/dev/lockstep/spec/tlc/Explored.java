package dev.lockstep.spec.tlc;

import java.util.Map;

/**
 * How much of the design was explored for one rule. Models that must be violated do not count: they are broken twins,
 * or end at their first find.
 */
final class Explored {
  private long models;
  private long states;
  private long distinctStates;
  private long depth;

  void add(Model model, TlcResult result) {
    if (model.expected() instanceof Expectation.Holds) {
      models++;
      states += result.states();
      distinctStates += result.distinctStates();
      depth = Math.max(depth, result.depth());
    }
  }

  /** Models checked, states generated, distinct states, and the greatest depth of a complete search. */
  Map<String, Long> counts() {
    return Map.of("models", models, "states", states, "distinctStates", distinctStates, "depth", depth);
  }
}
