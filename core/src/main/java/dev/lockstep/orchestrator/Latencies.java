package dev.lockstep.orchestrator;

import java.time.Duration;

/**
 * How long requests took, from acceptance to settling, as a histogram. Immutable.
 *
 * <p>Buckets grow with what they count: four to each power of two, so that a bucket is at most a quarter wider than its
 * lower bound, from one microsecond to some 18 minutes. What is shorter or longer is in the first or the last.
 */
public final class Latencies {
  /** Four buckets to each power of two: the two bits behind the leading one. */
  private static final int STEPS = 4;

  private static final int POWERS = 30;

  /** Before the first. */
  static final Latencies NONE = new Latencies(new long[STEPS * POWERS], 0);

  private final long[] counts;
  private final long total;

  private Latencies(long[] counts, long total) {
    this.counts = counts;
    this.total = total;
  }

  /** These, and one more. */
  Latencies and(long nanos) {
    long[] more = counts.clone();
    more[bucket(nanos / 1_000)]++;
    return new Latencies(more, total + 1);
  }

  private static int bucket(long micros) {
    if (micros < STEPS) {
      return (int) Math.max(0, micros);
    }
    int power = 63 - Long.numberOfLeadingZeros(micros);
    int step = (int) (micros >>> (power - 2)) & (STEPS - 1);
    return Math.min((power - 1) * STEPS + step, STEPS * POWERS - 1);
  }

  /** The least number of microseconds that does not belong to {@code bucket} or to a lower one. */
  private static long end(int bucket) {
    if (bucket < STEPS) {
      return bucket + 1L;
    }
    int power = bucket / STEPS + 1;
    long step = bucket % STEPS;
    return (STEPS + step + 1) << (power - 2);
  }

  /** How many requests there were. */
  public long total() {
    return total;
  }

  /**
   * A duration that the given share of the requests did not exceed, as near as the buckets allow; zero if there were
   * none.
   *
   * @param share from 0 to 1: 0.5 for the median, 0.99 for the 99th percentile
   */
  public Duration percentile(double share) {
    if (share < 0 || share > 1) {
      throw new IllegalArgumentException("a share is from 0 to 1: " + share);
    }
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= rank) {
        return Duration.ofNanos(end(bucket) * 1_000);
      }
    }
    return Duration.ZERO;
  }

  @Override
  public String toString() {
    return "Latencies[" + total + ", median " + percentile(0.5) + ", p99 " + percentile(0.99) + "]";
  }
}
