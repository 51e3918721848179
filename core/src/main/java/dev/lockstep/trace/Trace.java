package dev.lockstep.trace;

/**
 * Hears of each step of an owner, in the order of the steps: what validates a run against the specification.
 *
 * <p>Thread: whoever takes the step, which is the owner's thread or the holder of the write lock. Calls of one owner
 * do not overlap, and each happens-before the next, so that its sink needs no lock of its own. A sink must not block,
 * and must not ask the owner for anything.
 *
 * <p>Memory effects: a call happens-before whatever reveals its step: a status that counts it, a reply, an execution
 * that it starts.
 *
 * <p>A sink that throws loses that event and harms nobody else; the failure is reported with the other contained
 * failures.
 *
 * @param <S> the immutable type of the owner's state, as seen from outside
 */
@FunctionalInterface
public interface Trace<S> {

  /**
   * One step was taken. It has changed the state and is not yet published.
   *
   * @param action the specification's name of the step, such as {@code Post}
   * @param subject the id of the request that it concerns; empty if none
   * @param after the state that this step led to
   */
  void step(String action, String subject, S after);

  /** Listens to nothing. Always the same object: an owner that holds it makes no call and no snapshot for it. */
  @SuppressWarnings("unchecked") // it takes any state, since it looks at none
  static <S> Trace<S> none() {
    return (Trace<S>) NoTrace.INSTANCE;
  }
}
