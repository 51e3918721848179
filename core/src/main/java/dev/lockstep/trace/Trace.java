package dev.lockstep.trace;

/**
 * Receives an event for each step of an owner, in the order of the steps.
 *
 * <p>Called by the owner (its thread, or whoever holds the write lock) after the step was applied to the state and
 * before it is published: must not block. A crash has no event. A sink that throws loses that event and harms nobody
 * else; the failure is reported with the other contained failures.
 */
@FunctionalInterface
public interface Trace {

  /**
   * One step was taken.
   *
   * @param action the name of the message that caused it, such as {@code Post}
   * @param request the id of the request that it concerns; empty if none
   */
  void event(String action, String request);

  /** Listens to nothing. */
  Trace NONE = (action, request) -> {};
}
