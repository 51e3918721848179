package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import java.util.List;
import java.util.Set;

/**
 * A call that stands in the code of a method.
 *
 * @param at the index of its instruction
 * @param line its line in the source
 * @param kind how the method that runs is found
 * @param target the method, as the code names it
 * @param arguments where each argument may come from, the object first where there is one
 */
record Call(int at, int line, Kind kind, MethodRef target, List<Set<Source>> arguments) {
  enum Kind {
    /** A static method: the one that is named. */
    STATIC,
    /** A constructor, a private method or one of the superclass: the one that is named, or inherited there. */
    SPECIAL,
    /** Any other: it depends on the object. */
    VIRTUAL
  }

  Call {
    arguments = List.copyOf(arguments);
  }
}
