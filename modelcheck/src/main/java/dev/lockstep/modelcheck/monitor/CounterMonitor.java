package dev.lockstep.modelcheck.monitor;

import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Counter;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides in O(n log n) whether a history of a counter that is only ever incremented by one is linearizable. Exact. A
 * history with other additions is beyond it: those are subset sums.
 *
 * <p>Reads of equal value form a class, increments fall into the gaps between classes, and {@link GapSchedule}, where
 * the argument is, fills them. Its order: the increments of a gap as they were called, then the reads of the class as
 * they were called. Each step then stands at the latest call so far, c, and has not ended: a read, since {@code
 * enteredBy} of its class is not before {@code leftFrom} of lower ones, nor before any increment of a gap up to its
 * own; an increment i, since if one that was called after i's end stood in an earlier gap, i could stand there too
 * and has the earlier deadline, so it would have been given that gap.
 *
 * <p>Source: Gibbons and Korach (1997) for the classes; Jackson (1955) for the schedule. A read before the increments
 * of its value have begun, or after those of the next have ended, is what most people test; that accepts illegal
 * histories ({@link GapSchedule} has one).
 */
public final class CounterMonitor {
  private final List<Step<Counter.Call>> steps;
  private final List<Integer> reads = new ArrayList<>(); // in the order of their values, then of their calls
  private final List<Integer> increments = new ArrayList<>(); // in the order of their calls
  private int[] first = {}; // of each class: its first read in that order; and one entry more
  private long[] values = {};
  private int[] entered = {}; // of each class: the read answered first of this class and those after it
  private int[] left = {}; // of each class: the read called last of this class and those before it

  private CounterMonitor(List<Step<Counter.Call>> steps) {
    this.steps = steps;
  }

  /** Decides about these steps, which are in the order of their invocations; a read must happen. */
  public static Decision decide(List<Step<Counter.Call>> steps) {
    CounterMonitor monitor = new CounterMonitor(steps);
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i).call()) {
        case Counter.Read read -> monitor.reads.add(i);
        case Counter.Add(long amount) -> {
          if (amount != 1) {
            return new Decision.Undecided("the monitor knows increments by one only");
          }
          monitor.increments.add(i);
        }
      }
    }
    return monitor.decide();
  }

  private Decision decide() {
    reads.sort(Comparator.comparingLong(this::value)); // stable
    Rejection rejection = classes();
    if (rejection != null) {
      return new Decision.Rejected(rejection);
    }
    long[] from = increments.stream().mapToLong(i -> steps.get(i).invocation()).toArray();
    long[] by = increments.stream().mapToLong(i -> steps.get(i).latest()).toArray();
    long[] enteredBy = Arrays.stream(entered).mapToLong(i -> steps.get(i).latest()).toArray();
    long[] leftFrom = Arrays.stream(left).mapToLong(i -> steps.get(i).invocation()).toArray();
    GapSchedule schedule = new GapSchedule(0, values, enteredBy, leftFrom, from, by, from.length);
    GapSchedule.Defect defect = schedule.fill();
    return defect == null
        ? new Decision.Linearized(order(schedule)) : new Decision.Rejected(explain(schedule, defect));
  }

  private long value(int read) {
    return ((Counter.Read) steps.get(read).call()).sum();
  }

  /** Finds the classes; what contradicts their order, or null. */
  private @Nullable Rejection classes() {
    if (!reads.isEmpty() && value(reads.getFirst()) < 0) {
      int read = reads.getFirst();
      return rejection(
          "below-zero", name(read) + " returned " + value(read) + ", but nothing is ever taken away", read);
    }
    int[] starts =
        IntStream.range(0, reads.size())
            .filter(k -> k == 0 || value(reads.get(k)) != value(reads.get(k - 1)))
            .toArray();
    int classes = starts.length;
    first = Arrays.copyOf(starts, classes + 1);
    first[classes] = reads.size();
    values = Arrays.stream(starts).mapToLong(k -> value(reads.get(k))).toArray();
    entered = new int[classes];
    left = new int[classes];
    for (int k = 0; k < classes; k++) {
      int last = reads.get(first[k + 1] - 1);
      left[k] = k > 0 && steps.get(left[k - 1]).invocation() > steps.get(last).invocation() ? left[k - 1] : last;
    }
    for (int k = classes - 1; k >= 0; k--) {
      int soonest = soonest(k);
      boolean higher = k + 1 < classes && steps.get(entered[k + 1]).latest() < steps.get(soonest).latest();
      entered[k] = higher ? entered[k + 1] : soonest;
    }
    return goneBack();
  }

  private int soonest(int k) {
    return reads.subList(first[k], first[k + 1]).stream()
        .min(Comparator.comparingLong(i -> steps.get(i).latest()))
        .orElseThrow();
  }

  private @Nullable Rejection goneBack() {
    for (int k = 0; k + 1 < values.length; k++) {
      int newer = entered[k + 1];
      int older = left[k];
      if (steps.get(newer).latest() < steps.get(older).invocation()) {
        return rejection(
            "gone-back",
            name(older) + " returned " + value(older) + " after " + name(newer) + " had returned " + value(newer),
            older, newer);
      }
    }
    return null;
  }

  private int[] order(GapSchedule schedule) {
    List<List<Integer>> gaps = new ArrayList<>();
    for (int g = 0; g <= values.length; g++) {
      gaps.add(new ArrayList<>());
    }
    for (int job = 0; job < increments.size(); job++) {
      if (schedule.gap(job) != GapSchedule.NOWHERE) {
        gaps.get(schedule.gap(job)).add(increments.get(job));
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int g = 0; g <= values.length; g++) {
      order.addAll(gaps.get(g));
      order.addAll(g < values.length ? reads.subList(first[g], first[g + 1]) : List.of());
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private Rejection explain(GapSchedule schedule, GapSchedule.Defect defect) {
    List<Integer> operations = new ArrayList<>();
    boolean same = defect.before() == defect.after(); // one increment, after one read and before the other
    int[] lower = defect.tooMany() && !same ? entered : left;
    int[] upper = defect.tooMany() && !same ? left : entered;
    int before = defect.before() < 0 ? -1 : lower[defect.before()];
    int after = defect.after() >= values.length ? -1 : upper[defect.after()];
    if (before >= 0) {
      operations.add(before);
    }
    if (after >= 0) {
      operations.add(after);
    }
    for (int job = 0; job < increments.size() && defect.tooMany(); job++) {
      if (schedule.concerns(job, defect)) {
        operations.add(increments.get(job));
      }
    }
    String between = (before < 0 ? "" : name(before) + " returned " + value(before) + " and ")
        + (after < 0 ? "nothing later" : name(after) + " returned " + value(after));
    String count = defect.tooMany() ? defect.jobs() + " increments must lie" : "only " + defect.jobs() + " can lie";
    return rejection(
        defect.tooMany() ? "read-too-few" : "read-too-many",
        between + ": " + defect.capacity() + " increments lie before that, but " + count + " there", operations);
  }

  private String name(int step) {
    return "read #" + (steps.get(step).operation() + 1);
  }

  private Rejection rejection(String name, String sentence, Integer... operations) {
    return rejection(name, sentence, List.of(operations));
  }

  private Rejection rejection(String name, String sentence, List<Integer> operations) {
    return new Rejection(
        name, "", sentence, operations.stream().map(i -> steps.get(i).operation()).distinct().toList());
  }
}
