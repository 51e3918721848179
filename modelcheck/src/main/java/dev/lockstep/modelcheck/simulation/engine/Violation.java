package dev.lockstep.modelcheck.simulation.engine;

/**
 * A rule was broken.
 *
 * @param rule its id
 * @param seen what was seen, in a sentence
 */
public record Violation(String rule, String seen) {
  @Override
  public String toString() {
    return rule + ": " + seen;
  }
}
