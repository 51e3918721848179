package dev.lockstep.modelcheck.linearizability;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Limits while they are used up: the time is shared by all partitions, the memory is each partition's own. */
final class Budget {
  /** Looking at the clock costs more than most tries. */
  private static final int CLOCK_PERIOD = 64;

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final Limits limits;
  private final long began = System.nanoTime();
  private final long nanos;
  private int asked;

  Budget(Limits limits) {
    this.limits = limits;
    this.nanos = limits.timeout().compareTo(LONGEST) > 0 ? Long.MAX_VALUE : limits.timeout().toNanos();
  }

  /** Why to give up, or null; to be asked before every try. */
  @Nullable String exceeded(long bytes) {
    if (bytes > limits.memoryBytes()) {
      return "no verdict within about " + (limits.memoryBytes() >> 20) + " MiB of remembered configurations";
    }
    if (asked++ % CLOCK_PERIOD == 0 && System.nanoTime() - began > nanos) {
      return "no verdict within " + nanos / 1_000_000 + " ms";
    }
    return null;
  }
}
