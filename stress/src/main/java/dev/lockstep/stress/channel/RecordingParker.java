package dev.lockstep.stress.channel;

import dev.lockstep.channel.Parker;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A parker for one thread that waits, whose waker is the other actor. It keeps the contract (one permit, which unpark
 * gives and park takes) and knows one thing more: when the other actor is done, nobody will come any more. A thread
 * that would park from then on, without a permit, would sleep for ever. Instead of hanging, it is told by {@link
 * Asleep}, so that a lost wake-up is an outcome and costs no more than any other.
 *
 * <p>The waiting thread reads and writes shared memory only once it parks, the waker only once it unparks or is done,
 * so nothing is added to the accesses that a test is about.
 */
public final class RecordingParker implements Parker {
  private volatile boolean permit;
  private volatile boolean nobodyComes;
  private final AtomicInteger unparks = new AtomicInteger();

  /** Plain: written by the waiting actor, read by the arbiter. */
  private boolean parked;

  /** The other actor, as its last act: it will wake nobody any more. */
  public void nobodyComes() {
    nobodyComes = true;
  }

  /** Arbiter: 1 if the waiting thread parked. */
  public int parked() {
    return parked ? 1 : 0;
  }

  /** Arbiter: how often somebody unparked. */
  public int unparks() {
    return unparks.get();
  }

  /** For an owner that was killed by its parker: that it was, and by nothing else. */
  public static void requireAsleep(Throwable cause) {
    if (!(cause instanceof Asleep)) {
      throw new IllegalStateException(cause);
    }
  }

  @Override
  public void park(Object blocker) {
    parked = true;
    while (!permit) {
      if (nobodyComes && !permit) { // the permit again: it may have been given between the two looks
        throw Asleep.INSTANCE;
      }
      Thread.onSpinWait();
    }
    permit = false;
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    park(blocker);
  }

  @Override
  public void unpark(Thread thread) {
    unparks.incrementAndGet();
    permit = true;
  }

  /** The thread would sleep for ever. One instance, without a stack trace, since it may be thrown millions of times. */
  public static final class Asleep extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Asleep INSTANCE = new Asleep();

    private Asleep() {
      super("asleep for ever", null, false, false);
    }
  }
}
