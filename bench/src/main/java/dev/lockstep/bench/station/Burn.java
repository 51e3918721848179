package dev.lockstep.bench.station;

import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import java.time.Duration;

/**
 * A pipeline that computes for a given time, as a real one does: it keeps a processor busy instead of sleeping.
 *
 * <p>The computation is a chain of xorshift steps whose end is the result, so that no compiler may leave it out.
 *
 * <p>Stateless and thread-safe.
 */
public final class Burn implements Pipeline {
  /** Steps between two looks at the clock: some microseconds. */
  private static final int CHUNK = 2000;

  private final long nanos;

  /** A pipeline that takes {@code time} of the clock. */
  public Burn(Duration time) {
    this.nanos = time.toNanos();
  }

  @Override
  public String process(Request request) {
    long begin = System.nanoTime();
    long x = begin | 1;
    while (System.nanoTime() - begin < nanos) {
      for (int i = 0; i < CHUNK; i++) {
        x ^= x << 13;
        x ^= x >>> 7;
        x ^= x << 17;
      }
    }
    return Long.toHexString(x);
  }
}
