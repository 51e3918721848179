package dev.lockstep.modelcheck.structure.flow;

/**
 * A monitor that a method enters.
 *
 * @param line its line in the source
 * @param what {@code a synchronized block} or {@code a synchronized method}
 */
public record Monitor(int line, String what) {}
