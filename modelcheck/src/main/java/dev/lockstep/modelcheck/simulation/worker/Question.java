package dev.lockstep.modelcheck.simulation.worker;

import dev.lockstep.channel.Oneshot;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked, and its reply.
 *
 * @param <T> the type of the reply
 */
final class Question<T> {
  private final Oneshot<T> oneshot;
  private final int askedInStep;
  private @Nullable T reply;
  private boolean isNew;

  Question(Oneshot<T> oneshot, int askedInStep) {
    this.oneshot = oneshot;
    this.askedInStep = askedInStep;
  }

  /** After a step: whether it was answered in it. */
  boolean look() {
    boolean hadNone = reply == null;
    if (hadNone) {
      reply = oneshot.peek();
    }
    isNew = hadNone && reply != null;
    return isNew;
  }

  /** Hands the reply on, if it was given in this step. */
  void ifNew(Consumer<T> hears) {
    if (isNew && reply != null) {
      hears.accept(reply);
    }
  }

  boolean isAnswered() {
    return oneshot.peek() != null;
  }

  int askedInStep() {
    return askedInStep;
  }
}
