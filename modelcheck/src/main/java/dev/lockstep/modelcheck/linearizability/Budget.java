package dev.lockstep.modelcheck.linearizability;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Limits while they are used up: the time is shared by all partitions, the memory is each partition's own. */
public final class Budget {
  /** Looking at the clock costs more than most tries. */
  private static final int CLOCK_PERIOD = 64;

  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  /** What is left of a budget that is used up, for what must still be said. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final Limits limits;
  private final long began = System.nanoTime();
  private final long nanos;
  private int asked;

  /** Limits that begin to be used up now. */
  public Budget(Limits limits) {
    this.limits = limits;
    this.nanos = limits.timeout().compareTo(LONGEST) > 0 ? Long.MAX_VALUE : limits.timeout().toNanos();
  }

  /** Why to give up, or null; to be asked before every try. */
  public @Nullable String exceeded(long bytes) {
    if (bytes > limits.memoryBytes()) {
      return "no verdict within about " + (limits.memoryBytes() >> 20) + " MiB of remembered configurations";
    }
    if (asked++ % CLOCK_PERIOD == 0 && System.nanoTime() - began > nanos) {
      return "no verdict within " + nanos / 1_000_000 + " ms";
    }
    return null;
  }

  /** Whether the time is over, by a look at the clock. */
  public boolean isOver() {
    return System.nanoTime() - began > nanos;
  }

  /** Half of the time that is left, and the same memory. */
  public Budget half() {
    long left = Math.max(2, nanos - (System.nanoTime() - began));
    return new Budget(new Limits(Duration.ofNanos(left / 2), limits.memoryBytes()));
  }

  /** The time that is left, but at least two seconds and at most {@code longest}. */
  public Budget forCertificate(Duration longest) {
    long left = Math.max(LEAST.toNanos(), Math.min(longest.toNanos(), nanos - (System.nanoTime() - began)));
    return new Budget(new Limits(Duration.ofNanos(left), limits.memoryBytes()));
  }
}
