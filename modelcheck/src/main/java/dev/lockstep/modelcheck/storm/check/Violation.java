package dev.lockstep.modelcheck.storm.check;

/**
 * A rule was broken.
 *
 * @param rule its id
 * @param demands what it demands, in a sentence
 * @param seen what was seen, in a sentence
 * @param stack where a stuck thread stood, a line each; empty if there is none
 */
public record Violation(String rule, String demands, String seen, String stack) {}
