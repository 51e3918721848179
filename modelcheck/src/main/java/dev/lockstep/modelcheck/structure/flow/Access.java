package dev.lockstep.modelcheck.structure.flow;

/**
 * An access to a field that stands in the code of a method.
 *
 * @param at the index of its instruction
 * @param line its line in the source
 * @param owner the internal name of the class that is named, which may inherit the field
 * @param field the field's name
 * @param write whether it is written
 */
public record Access(int at, int line, String owner, String field, boolean write) {}
