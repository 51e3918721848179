package dev.lockstep.modelcheck.model;

import org.jspecify.annotations.Nullable;

/**
 * What an object does when one call is made at a time: a state machine whose labels are calls together with their
 * replies. It is the only text that says what is right; the history checker, Lincheck and the simulation all use it
 * through {@link #step}.
 *
 * <p>An implementation is stateless and may be used by several threads at once.
 *
 * @param <S> state: immutable, with {@code equals} and {@code hashCode} by value (searches recognise a state by them)
 * @param <C> a call with its reply: immutable
 */
public interface SequentialSpecification<S, C> {
  /** The state before the first call. */
  S initial();

  /**
   * The state after {@code call} in {@code state}, or null if the call cannot be made there or cannot have this reply.
   */
  @Nullable S step(S state, C call);

  /** Whether {@code call} leaves every state in which it is legal as it is; a search may then make it at once. */
  boolean readOnly(C call);

  /**
   * The independent part of the object that {@code call} concerns, as a value with {@code equals} and {@code hashCode}.
   * A history is linearizable if and only if the calls of each part are (P-compositionality: Horn and Kroening 2015).
   */
  default Object partition(C call) {
    return "";
  }

  /**
   * Whether {@code call} is illegal in {@code state} and will stay so whatever is done. Only a hint that cuts a search
   * short: answering false is always right.
   */
  default boolean doomed(S state, C call) {
    return false;
  }

  /** About how many bytes {@code state} takes that it does not share with the state that it was made from. */
  default int weight(S state) {
    return 64;
  }
}
