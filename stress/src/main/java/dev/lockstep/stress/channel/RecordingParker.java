package dev.lockstep.stress.channel;

import dev.lockstep.channel.Parker;

/**
 * A parker for one thread that parks and one that wakes it. Instead of blocking an actor, which would cost far too many
 * samples, parking is recorded and ends the wait by {@link Parked}: a thread that parked and was never unparked would
 * have slept for ever.
 *
 * <p>Plain fields: each is written by one actor, and read by the arbiter after both have ended.
 */
final class RecordingParker implements Parker {
  private boolean parked;
  private boolean unparked;

  /** 1 if the waiter would have blocked. */
  int parked() {
    return parked ? 1 : 0;
  }

  /** 1 if somebody woke the waiter, before or after it parked. */
  int unparked() {
    return unparked ? 1 : 0;
  }

  @Override
  public void park(Object blocker) {
    parked = true;
    throw Parked.INSTANCE;
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    park(blocker);
  }

  @Override
  public void unpark(Thread thread) {
    unparked = true;
  }

  /** The thread would wait now. One instance, without a stack trace, since it is thrown millions of times. */
  static final class Parked extends RuntimeException {
    private static final Parked INSTANCE = new Parked();

    private Parked() {
      super("parked", null, false, false);
    }
  }
}
