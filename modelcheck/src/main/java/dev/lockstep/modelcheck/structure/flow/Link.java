package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.Set;

/**
 * An {@code invokedynamic} that stands in the code of a method.
 *
 * @param at the index of its instruction
 * @param line its line in the source
 * @param by the method of the JDK that links it
 * @param told the values whose {@code toString}, {@code equals} or {@code hashCode} it may call; none for a lambda
 */
record Link(int at, int line, MethodRef by, Set<Source> told) {
  Link {
    told = Set.copyOf(told);
  }
}
