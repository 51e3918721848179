package dev.lockstep.modelcheck.structure.flow;

import dev.lockstep.modelcheck.structure.code.MethodRef;

/**
 * One method of core leads to another.
 *
 * @param from the method that calls
 * @param at the index of the instruction that calls
 * @param line its line in the source
 * @param to the method that runs
 * @param how what lies between the two
 * @param fromOutside whether the caller knows the object only by an interface of the JDK and has got it from outside
 *     core: so whoever gave it away decided that it may be called there, and not the code of the caller
 */
public record Edge(MethodRef from, int at, int line, MethodRef to, How how, boolean fromOutside) {

  /** What lies between a caller and the called. */
  public enum How {
    /** Nothing: a call. */
    CALL,
    /** The JDK, which calls back before it returns. */
    CALLED_BACK,
    /** Another thread, as far as anybody knows. */
    HANDED_OVER,
    /** The initialisation of a class. */
    INITIALISES
  }
}
