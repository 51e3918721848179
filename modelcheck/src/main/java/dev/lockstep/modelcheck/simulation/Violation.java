package dev.lockstep.modelcheck.simulation;

/** A rule was broken: which, and what was seen, in a sentence. */
record Violation(String rule, String seen) {}
