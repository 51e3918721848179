package dev.lockstep.bench.load;

import dev.lockstep.bench.data.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * Records times and counts of many threads, slice by slice. What is recorded before the first slice begins or after the
 * last one has ended is dropped.
 *
 * <p>A time is filed under the slice in which it is recorded, that is, in which it ended.
 *
 * <p>Thread-safety: {@link #times} and {@link #tally} by any thread, as are the tracks and tallies that they return;
 * {@link #run} once.
 *
 * <pre>
 * field     who writes      write      read
 * current   run             volatile   volatile
 * </pre>
 */
final class Tape {
  private static final int BEFORE = -1;

  /** Threads share a histogram with some others, so that one update in eight meets another at the same place. */
  private static final int STRIPES = 8;

  private static final long LONGEST_NANOS = 100_000_000_000L;

  private final double[] seconds;
  private final Map<String, Times> times = new ConcurrentHashMap<>();
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
  private volatile int current = BEFORE;

  Tape(int slices) {
    this.seconds = new double[slices];
  }

  /** The times that {@code name} names. */
  Times times(String name) {
    return times.computeIfAbsent(name, n -> new Times());
  }

  /** The count that {@code name} names. */
  Tally tally(String name) {
    return tallies.computeIfAbsent(name, n -> new Tally());
  }

  /** Whether the last slice has ended. */
  boolean isOver() {
    return current >= seconds.length;
  }

  /** Waits {@code warmUpNanos}, then records slices of {@code sliceNanos} each. */
  void run(long warmUpNanos, long sliceNanos) {
    long begin = System.nanoTime();
    long due = begin + warmUpNanos;
    waitUntil(due);
    for (int slice = 0; slice < seconds.length; slice++) {
      long opened = System.nanoTime();
      current = slice;
      due += sliceNanos;
      waitUntil(due);
      seconds[slice] = (System.nanoTime() - opened) / 1e9;
    }
    current = seconds.length;
  }

  private void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }

  /** What was recorded; to be asked for when nobody records any more. */
  List<Slice> slices() {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      Map<String, Double> sums = new TreeMap<>();
      Map<String, Histogram> histograms = new TreeMap<>();
      sums.put(Slice.SECONDS, seconds[i]);
      for (Map.Entry<String, Tally> tally : tallies.entrySet()) {
        sums.put(tally.getKey(), (double) tally.getValue().counts.get(i));
      }
      for (Map.Entry<String, Times> track : times.entrySet()) {
        histograms.put(track.getKey(), track.getValue().of(i));
      }
      slices.add(new Slice(new TreeMap<>(sums), new TreeMap<>(histograms)));
    }
    return slices;
  }

  /** Times of one kind of thing. */
  final class Times {
    private final AtomicHistogram[][] bySlice = new AtomicHistogram[seconds.length][STRIPES];

    private Times() {
      for (AtomicHistogram[] stripes : bySlice) {
        for (int i = 0; i < STRIPES; i++) {
          stripes[i] = new AtomicHistogram(LONGEST_NANOS, Slice.DIGITS);
        }
      }
    }

    /** It took {@code nanos}, and has just ended. */
    void record(long nanos) {
      int slice = current;
      if (slice >= 0 && slice < bySlice.length) {
        int stripe = (int) (Thread.currentThread().threadId() % STRIPES);
        bySlice[slice][stripe].recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
      }
    }

    private Histogram of(int slice) {
      Histogram sum = new Histogram(Slice.DIGITS);
      for (AtomicHistogram stripe : bySlice[slice]) {
        sum.add(stripe);
      }
      return sum;
    }
  }

  /** A count. */
  final class Tally {
    private final AtomicLongArray counts = new AtomicLongArray(seconds.length);

    private Tally() {}

    /** One more. */
    void count() {
      int slice = current;
      if (slice >= 0 && slice < counts.length()) {
        counts.getAndIncrement(slice);
      }
    }
  }
}
