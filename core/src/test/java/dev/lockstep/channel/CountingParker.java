package dev.lockstep.channel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The JDK's parker, which also tells a test when a thread is about to park: a wait on a condition instead of a sleep.
 */
final class CountingParker implements Parker {
  private final Semaphore parks = new Semaphore(0);
  private final AtomicInteger unparks = new AtomicInteger();

  int unparks() {
    return unparks.get();
  }

  void awaitParks(int count) throws InterruptedException {
    assertTrue(parks.tryAcquire(count, 10, TimeUnit.SECONDS), "no " + count + " threads parked");
  }

  @Override
  public void park(Object blocker) {
    parks.release();
    JDK.park(blocker);
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    parks.release();
    JDK.parkNanos(blocker, nanos);
  }

  @Override
  public void unpark(Thread thread) {
    unparks.incrementAndGet();
    JDK.unpark(thread);
  }
}
