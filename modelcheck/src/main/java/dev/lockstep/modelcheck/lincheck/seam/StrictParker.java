package dev.lockstep.modelcheck.lincheck.seam;

import dev.lockstep.channel.Parker;
import java.util.ArrayList;
import java.util.List;

/**
 * A parker that never wakes for no reason. {@link java.util.concurrent.locks.LockSupport} may, so under it every lost
 * wake-up heals; here it is a hang, which Lincheck reports.
 *
 * <p>Thread-safe. A monitor and not a semaphore, because it gives Lincheck fewer places to switch threads at.
 */
public final class StrictParker implements Parker {
  /** The threads whose permit is available; at most one entry each. */
  private final List<Thread> permits = new ArrayList<>();

  @Override
  public synchronized void park(Object blocker) {
    while (!permits.remove(Thread.currentThread())) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** As {@link #park}: no time passes while a model checker explores. */
  @Override
  public void parkNanos(Object blocker, long nanos) {
    park(blocker);
  }

  @Override
  public synchronized void unpark(Thread thread) {
    if (!permits.contains(thread)) {
      permits.add(thread);
      notifyAll();
    }
  }
}
