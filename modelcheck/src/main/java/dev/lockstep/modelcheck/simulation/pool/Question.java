package dev.lockstep.modelcheck.simulation.pool;

import dev.lockstep.channel.Oneshot;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked of a pool, and its reply.
 *
 * @param <T> the type of the reply
 */
final class Question<T> {
  private final String what;
  private final Oneshot<T> oneshot;
  private final long askedAt;
  private boolean seen;

  Question(String what, Oneshot<T> oneshot, long askedAt) {
    this.what = what;
    this.oneshot = oneshot;
    this.askedAt = askedAt;
  }

  @Nullable T reply() {
    return oneshot.peek();
  }

  /** The reply, once, when there is one; null otherwise. */
  @Nullable T news() {
    T reply = seen ? null : oneshot.peek();
    seen |= reply != null;
    return reply;
  }

  boolean isAnswered() {
    return oneshot.peek() != null;
  }

  long askedAt() {
    return askedAt;
  }

  @Override
  public String toString() {
    return what;
  }
}
