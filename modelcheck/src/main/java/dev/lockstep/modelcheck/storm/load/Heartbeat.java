package dev.lockstep.modelcheck.storm.load;

import java.util.concurrent.locks.LockSupport;

/**
 * Notices when the machine, or the whole JVM, stood still for a while: whoever waited then waited for that, and not for
 * the worker. Without it, a suspended process would look like a worker that does not answer.
 */
final class Heartbeat {
  private static final long BEAT_NANOS = 20_000_000;

  private final Thread thread = Thread.ofPlatform().daemon().name("storm-heartbeat").unstarted(this::beat);
  private volatile boolean over;
  private volatile long longest;

  static Heartbeat start() {
    Heartbeat heartbeat = new Heartbeat();
    heartbeat.thread.start();
    return heartbeat;
  }

  private void beat() {
    long last = System.nanoTime();
    while (!over) {
      LockSupport.parkNanos(BEAT_NANOS);
      long now = System.nanoTime();
      if (now - last > longest) {
        longest = now - last;
      }
      last = now;
    }
  }

  /** Ends it, and returns the longest time between two beats. */
  long stop() throws InterruptedException {
    over = true;
    LockSupport.unpark(thread);
    thread.join();
    return longest;
  }
}
