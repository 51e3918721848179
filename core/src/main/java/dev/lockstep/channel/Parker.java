package dev.lockstep.channel;

import java.util.concurrent.locks.LockSupport;

/**
 * How a thread waits and is woken: the seam between the channels and the scheduler of threads.
 *
 * <p>The contract is that of {@link LockSupport}: one permit per thread, {@code unpark} makes it available, {@code
 * park} consumes it or waits for it, and may also return for no reason. Callers therefore park in a loop around their
 * condition. A model checker replaces this seam by a parker that never wakes for no reason, so that a lost wake-up is a
 * hang that it sees.
 *
 * <p>Memory effects: none are promised. Every wait in the kit gets its ordering from a volatile field that is read
 * again after {@code park} returns.
 */
public interface Parker {

  /** Waits until this thread's permit is there, or for no reason, or until the thread is interrupted. */
  void park(Object blocker);

  /** As {@link #park(Object)}, for at most {@code nanos} nanoseconds. */
  void parkNanos(Object blocker, long nanos);

  /** Makes the permit of {@code thread} available. Must not throw: a sender has nobody to tell. */
  void unpark(Thread thread);

  /** The scheduler of the running JVM. */
  Parker JDK =
      new Parker() {
        @Override
        public void park(Object blocker) {
          LockSupport.park(blocker);
        }

        @Override
        public void parkNanos(Object blocker, long nanos) {
          LockSupport.parkNanos(blocker, nanos);
        }

        @Override
        public void unpark(Thread thread) {
          LockSupport.unpark(thread);
        }
      };
}
