package dev.lockstep.bench;

import dev.lockstep.worker.Worker;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client that keeps one worker changing, at a steady pace: a request each {@link #PERIOD_NANOS}, one at a time.
 *
 * <p>It parks between requests, so that it leaves the processor to what is measured. A tick that it could not keep is
 * left out and not caught up with, so that a slow worker gets fewer requests but never a burst.
 *
 * <p>Thread-safety: {@link #sinceLastAsked} and {@link #stop} by one thread at a time.
 */
final class PacedClient {
  /** Nanoseconds from one request to the next: some round trips long, so that both workers can keep the pace. */
  static final long PERIOD_NANOS = 200_000;

  private final Worker worker;
  private final Thread thread = Thread.ofPlatform().daemon().name("paced-client").unstarted(this::run);
  private final AtomicLong completed = new AtomicLong();
  private long lastAsked;
  private volatile boolean stopping;
  private volatile @Nullable Throwable failure;

  PacedClient(Worker worker) {
    this.worker = worker;
  }

  PacedClient start() {
    thread.start();
    return this;
  }

  /**
   * How many requests have completed since this was last asked.
   *
   * @throws IllegalStateException if there was none, or the client failed: whoever read meanwhile had no live writer
   */
  long sinceLastAsked() {
    throwIfFailed();
    long now = completed.get();
    long since = now - lastAsked;
    lastAsked = now;
    if (since == 0) {
      throw new IllegalStateException("the client completed no request");
    }
    return since;
  }

  /** Ends the client after its current request, or its first; the worker lives on. */
  void stop() throws InterruptedException {
    stopping = true;
    LockSupport.unpark(thread);
    thread.join();
    throwIfFailed();
  }

  private void throwIfFailed() {
    Throwable cause = failure;
    if (cause != null) {
      throw new IllegalStateException("the client failed", cause);
    }
  }

  private void run() {
    try {
      long next = System.nanoTime();
      do {
        Subject.roundTrip(worker);
        completed.incrementAndGet();
        long now = System.nanoTime();
        next = next + PERIOD_NANOS - now > 0 ? next + PERIOD_NANOS : now;
        LockSupport.parkNanos(this, next - now);
      } while (!stopping);
    } catch (Throwable cause) {
      failure = cause; // reported to whoever asks next: an iteration's end, or stop
    }
  }
}
