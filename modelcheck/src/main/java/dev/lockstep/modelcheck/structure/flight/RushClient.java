package dev.lockstep.modelcheck.structure.flight;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One client of a {@link Rush}: runs the same errand again and again, as fast as it can, for a while. */
final class RushClient implements Runnable {
  /** How long a life lasts. */
  static final Duration LIFE = Duration.ofMillis(200);

  /** When in its life a worker or a pool is shut down, in nanoseconds: its clients are still at it. */
  static final long SHUT_DOWN_NANOS = LIFE.toNanos() * 3 / 4;

  /** What a client does over and over. */
  @FunctionalInterface
  interface Errand {
    /**
     * Does it once.
     *
     * @param elapsed how old the life is, in nanoseconds
     * @return how many operations that took
     */
    long run(long elapsed) throws InterruptedException;
  }

  private final Errand errand;
  private long operations;
  private @Nullable Throwable failure;

  RushClient(Errand errand) {
    this.errand = errand;
  }

  @Override
  public void run() {
    long begin = System.nanoTime();
    try {
      for (long elapsed = 0; elapsed < LIFE.toNanos(); elapsed = System.nanoTime() - begin) {
        operations += errand.run(elapsed);
      }
    } catch (Throwable thrown) {
      failure = thrown;
    }
  }

  /** How many there were. To be asked once the client's thread has ended. */
  long operations() {
    if (failure != null) {
      throw new IllegalStateException("a client of the rush failed: " + failure, failure);
    }
    return operations;
  }
}
