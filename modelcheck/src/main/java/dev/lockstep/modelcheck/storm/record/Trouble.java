package dev.lockstep.modelcheck.storm.record;

/**
 * What broke a round off: somebody waited too long, or a pipeline ran for nobody.
 *
 * @param rule which rule promises otherwise
 * @param seen what happened, in a sentence
 * @param stack where the thread stood, a line each; empty if none did
 */
public record Trouble(String rule, String seen, String stack) {}
