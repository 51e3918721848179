package dev.lockstep.spec.tlc;

/**
 * A module that a program has written, to be checked together with the specifications.
 *
 * @param name the module's name
 * @param text the module
 * @param configuration what TLC is to do with it
 */
public record TlcModule(String name, String text, String configuration) {}
