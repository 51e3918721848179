package dev.lockstep.modelcheck.storm.load;

import dev.lockstep.channel.Oneshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the threads of a storm wait for a reply: for a bounded time, and some of them without parking at first. */
final class Answers {
  /** Longer than anything in a round may take, by a factor of a hundred. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long SPIN_NANOS = 300_000;

  private Answers() {}

  /** The reply; null if there was none within {@link #PATIENCE}. */
  static <T> @Nullable T await(Oneshot<T> oneshot, boolean eager) throws InterruptedException {
    if (eager) {
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < SPIN_NANOS) {
        T reply = oneshot.peek();
        if (reply != null) {
          return reply;
        }
        Thread.onSpinWait();
      }
    }
    return oneshot.await(PATIENCE);
  }
}
