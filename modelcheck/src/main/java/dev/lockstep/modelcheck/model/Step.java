package dev.lockstep.modelcheck.model;

import dev.lockstep.modelcheck.history.Operation;

/**
 * A call that is to be placed at one instant of an interval. A step whose {@code latest} is {@link Operation#NEVER} may
 * also never happen: it comes of an operation whose outcome is unknown.
 *
 * @param call what happens
 * @param invocation the first point at which it may happen
 * @param latest the last point
 * @param operation number of the operation that it comes of, in the order of the history
 */
public record Step<C>(C call, long invocation, long latest, int operation) {
  /** The operation of a step whose verdict names none. */
  private static final int UNNUMBERED = -1;

  /** The operation did {@code call}, at one instant between its invocation and its answer; no verdict will name it. */
  public static <C> Step<C> of(Operation operation, C call) {
    return new Step<>(call, operation.invocation(), operation.latest(), UNNUMBERED);
  }

  /** Whether it must happen. */
  public boolean required() {
    return latest != Operation.NEVER;
  }
}
