package dev.lockstep.modelcheck.structure.flow;

/**
 * A lock that a method surely holds.
 *
 * @param owner the internal name of the class whose field holds the lock
 * @param field the field
 * @param write false for a read lock
 */
public record HeldLock(String owner, String field, boolean write) {}
