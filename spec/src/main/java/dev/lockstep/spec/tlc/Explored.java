package dev.lockstep.spec.tlc;

import java.util.Map;

/**
 * How much of the design was explored for one rule, and for how long. Models that must be violated count in the time
 * only: they are broken twins, or end at their first find.
 */
final class Explored {
  private long models;
  private long states;
  private long distinctStates;
  private long depth;
  private long milliseconds;

  void add(Model model, TlcResult result) {
    milliseconds += result.took().toMillis();
    if (model.expected() instanceof Expectation.Holds) {
      models++;
      states += result.states();
      distinctStates += result.distinctStates();
      depth = Math.max(depth, result.depth());
    }
  }

  /** Models checked, states generated, distinct states, greatest depth of a complete search, and the time it all took. */
  Map<String, Long> counts() {
    return Map.of("models", models, "states", states, "distinctStates", distinctStates, "depth", depth,
        "milliseconds", milliseconds);
  }
}
