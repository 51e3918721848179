package dev.lockstep.modelcheck.monitor;

import dev.lockstep.modelcheck.history.Operation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number that only grows by one at a time can have had the values that were read of it.
 *
 * <p>Reads of equal value form a class; the values, in ascending order, split time into gaps. A class must be entered
 * by the least response of its own reads and of those of higher ones, and may be left from the greatest invocation of
 * its own reads and of those of lower ones on: {@code enteredBy} and {@code leftFrom}, which therefore never go down.
 * Values can be ordered if and only if {@code enteredBy[k + 1] >= leftFrom[k]}.
 *
 * <p>An increment with the interval [from, by] can lie in gap g, between class g - 1 and class g, if and only if {@code
 * leftFrom[g - 1] <= by} and {@code from <= enteredBy[g]} (intervals are closed, so equality is enough). As both bounds
 * never go down, those gaps are a range. Each gap before the last takes exactly the difference of its values; the last
 * takes any number. Unit jobs with ranges of slots: earliest deadline first decides (Jackson 1955; Horn 1974), and when
 * it fails, a range of gaps has too many jobs or too few (Hall 1935), which is the {@link Defect}.
 *
 * <p>This is exact for one counter by itself: gaps filled within their ranges can be put in order, each increment
 * at the latest of the invocations before it. For a counter that is a part of a larger state it is sound for rejection
 * only. The simpler test, that each value lies between what had completed and what had begun, accepts illegal
 * histories: inc [0, 100], read [1, 10] = 1, inc [20, 30], read [40, 50] = 1.
 */
public final class GapSchedule {
  /** A job that has not been given a gap. */
  public static final int NOWHERE = -1;

  private final int classes;
  private final long start;
  private final long[] values;
  private final int[] low;
  private final int[] high; // MAX_VALUE: the job may be left out
  private final int[] gaps;

  /**
   * Why there is no schedule.
   *
   * @param before the class before the gaps in question; -1: the beginning
   * @param after the class after them; the same as {@code before}: while that value lasted
   * @param capacity how many increments lie between the two, as their values say
   * @param jobs how many must lie there, or how many can at most
   * @param tooMany whether more must than the values allow; else fewer can
   */
  public record Defect(int before, int after, long capacity, long jobs, boolean tooMany) {}

  /**
   * Increments and classes; {@link #fill} decides.
   *
   * @param start the value at first
   * @param values what was read, ascending, without repetition, none below {@code start}
   * @param from of each job: its first point; all arrays of jobs may be longer than {@code jobs}
   * @param by its last point; {@link Operation#NEVER}: it may be left out
   */
  public GapSchedule(
      long start, long[] values, long[] enteredBy, long[] leftFrom, long[] from, long[] by, int jobs) {
    this.start = start;
    this.values = values;
    classes = values.length;
    low = new int[jobs];
    high = new int[jobs];
    gaps = new int[jobs];
    Arrays.fill(gaps, NOWHERE);
    int near = 0;
    for (int i = 0; i < jobs; i++) {
      near = firstAtLeast(enteredBy, from[i], near);
      low[i] = near;
      high[i] = by[i] == Operation.NEVER ? Integer.MAX_VALUE : firstAtLeast(leftFrom, by[i] + 1, near);
    }
  }

  /**
   * The first index whose bound is at least {@code point}: galloping from {@code near}, for jobs come nearly in
   * order.
   */
  private static int firstAtLeast(long[] bounds, long point, int near) {
    int below = near - 1; // all up to here are less
    int step = 1;
    while (below >= 0 && bounds[below] >= point) {
      below -= step;
      step *= 2;
    }
    below = Math.max(below, -1);
    int above = Math.max(near, below + 1); // all from here on are at least that
    step = 1;
    while (above < bounds.length && bounds[above] < point) {
      below = above;
      above += step;
      step *= 2;
    }
    above = Math.min(above, bounds.length);
    while (above - below > 1) {
      int middle = (below + above) >>> 1;
      if (bounds[middle] < point) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return above;
  }

  /** Gives each job a gap; null if that is possible, and else why not. */
  public @Nullable Defect fill() {
    int[] released = byLow();
    EarliestFirst waiting = new EarliestFirst(high);
    int next = 0;
    for (int g = 0; g < classes; g++) {
      while (next < released.length && low[released[next]] == g) {
        waiting.add(released[next++]);
      }
      long capacity = capacity(g - 1, g);
      for (long k = 0; k < capacity; k++) {
        if (waiting.isEmpty()) {
          return tooFew(g);
        }
        int job = waiting.remove();
        if (high[job] < g) {
          return tooMany(g);
        }
        gaps[job] = g;
      }
      if (!waiting.isEmpty() && high[waiting.first()] <= g) {
        return tooMany(g);
      }
    }
    return rest(released, next, waiting);
  }

  /** The last gap takes all that must happen. */
  private @Nullable Defect rest(int[] released, int next, EarliestFirst waiting) {
    for (int i = next; i < released.length; i++) {
      if (high[released[i]] < classes) {
        return tooMany(classes);
      }
      waiting.add(released[i]);
    }
    while (!waiting.isEmpty()) {
      int job = waiting.remove();
      gaps[job] = high[job] == Integer.MAX_VALUE ? NOWHERE : classes;
    }
    return null;
  }

  /** How many increments lie after class {@code before} and before class {@code after}. */
  private long capacity(int before, int after) {
    return values[after] - (before < 0 ? start : values[before]);
  }

  /** The jobs in the order of their first gaps. */
  private int[] byLow() {
    int[] starts = new int[classes + 2];
    for (int l : low) {
      starts[l + 1]++;
    }
    for (int g = 0; g <= classes; g++) {
      starts[g + 1] += starts[g];
    }
    int[] order = new int[low.length];
    for (int i = 0; i < low.length; i++) {
      order[starts[low[i]]++] = i;
    }
    return order;
  }

  /** Finds the shortest range of gaps, up to {@code last}, that has to take more than it can. */
  private Defect tooMany(int last) {
    for (int i = 0; i < low.length; i++) {
      if (low[i] > high[i]) {
        return new Defect(high[i], high[i], 0, 1, true);
      }
    }
    long[] added = new long[last + 1]; // by first gap: the jobs whose last gap is at most the last one here
    for (int i = 0; i < low.length; i++) {
      if (high[i] <= last) {
        added[low[i]]++;
      }
    }
    long jobs = 0;
    for (int g = last; g >= 0; g--) {
      jobs += added[g];
      if (jobs > capacity(g - 1, last)) {
        return new Defect(g - 1, last, capacity(g - 1, last), jobs, true);
      }
    }
    throw new IllegalStateException("no range of gaps before " + last + " has too many jobs");
  }

  /** Finds the shortest range of gaps, up to {@code last}, that has to take more than there is. */
  private Defect tooFew(int last) {
    long[] added = new long[last + 1]; // by last gap: the jobs whose first gap is at most the last one here
    for (int i = 0; i < low.length; i++) {
      if (low[i] <= last && low[i] <= high[i]) {
        added[Math.min(high[i], last)]++;
      }
    }
    long jobs = 0;
    for (int g = last; g >= 0; g--) {
      jobs += added[g];
      if (jobs < capacity(g - 1, last)) {
        return new Defect(g - 1, last, capacity(g - 1, last), jobs, false);
      }
    }
    throw new IllegalStateException("no range of gaps before " + last + " has too few jobs");
  }

  /** Whether job {@code i} must lie between the two classes of a defect, or can, if it has too few. */
  public boolean concerns(int i, Defect defect) {
    if (defect.before == defect.after) {
      return low[i] > high[i] && high[i] == defect.before;
    }
    return defect.tooMany
        ? low[i] > defect.before && high[i] <= defect.after
        : low[i] <= defect.after && high[i] > defect.before;
  }

  /** The gap of job {@code i} once {@link #fill} has succeeded; {@link #NOWHERE} if it is left out. */
  public int gap(int i) {
    return gaps[i];
  }

  /** A heap of jobs, the one with the least bound first, and of these the one with the least number. */
  private static final class EarliestFirst {
    private final int[] bound;
    private int[] heap = new int[16];
    private int size;

    EarliestFirst(int[] bound) {
      this.bound = bound;
    }

    boolean isEmpty() {
      return size == 0;
    }

    int first() {
      return heap[0];
    }

    private boolean isFirst(int job, int other) {
      return bound[job] < bound[other] || bound[job] == bound[other] && job < other;
    }

    void add(int job) {
      if (size == heap.length) {
        heap = Arrays.copyOf(heap, 2 * size);
      }
      int at = size++;
      while (at > 0 && isFirst(job, heap[(at - 1) / 2])) {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
      }
      heap[at] = job;
    }

    int remove() {
      int least = heap[0];
      int last = heap[--size];
      int at = 0;
      while (2 * at + 1 < size) {
        int child = 2 * at + 1;
        if (child + 1 < size && isFirst(heap[child + 1], heap[child])) {
          child++;
        }
        if (isFirst(last, heap[child])) {
          break;
        }
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = last;
      return least;
    }
  }
}
