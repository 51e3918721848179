package dev.lockstep.modelcheck.monitor;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Register;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides in O(n log n) whether a history of a register is linearizable, if no value is written twice. Exact. Other
 * histories are beyond it: there the problem is NP-complete.
 *
 * <p>A write and the reads of its value form a cluster, which must stand together. Let {@code first} be the least end
 * of its steps, and {@code last} their greatest beginning. Cluster a can precede cluster b if and only if {@code
 * last(a) <= first(b)}. So two clusters contradict each other if and only if {@code last(a) > first(b)} and {@code
 * last(b) > first(a)}. If no two do, there is an order of all: a cluster with {@code first < last} holds the register
 * during that time. These times do not overlap, and follow each other. Any other cluster fits at each instant from
 * {@code last} to {@code first}; one of them is in nobody's time, for that interval does not lie within one.
 *
 * <p>Source: Gibbons and Korach (1997), whose zones these are. Different here: intervals are closed, the first value
 * is that of a write before everything else, and a write whose outcome is unknown counts if its value was read, and
 * is left out if not.
 */
public final class RegisterMonitor {
  private final List<Step<Register.Call>> steps;
  private final Map<@Nullable Object, Cluster> clusters = new HashMap<>();

  /** What concerns one value. */
  private static final class Cluster {
    private final @Nullable Object value;
    private int write = -1; // -1: none yet, or the one before everything else
    private boolean mustHappen;
    private final List<Integer> reads = new ArrayList<>();
    private long first = Operation.NEVER;
    private long last = -1;
    private int firstStep = -1; // -1: the write before everything else
    private int lastStep = -1;
    private long place;

    Cluster(@Nullable Object value) {
      this.value = value;
    }

    boolean isHeld() {
      return first < last;
    }
  }

  private RegisterMonitor(List<Step<Register.Call>> steps) {
    this.steps = steps;
  }

  /** Decides about these steps, which are in the order of their invocations; a read must happen. */
  public static Decision decide(List<Step<Register.Call>> steps) {
    RegisterMonitor monitor = new RegisterMonitor(steps);
    Cluster initial = monitor.cluster(null);
    initial.mustHappen = true;
    initial.first = -1;
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i).call()) {
        case Register.Read(Object value) -> monitor.cluster(value).reads.add(i);
        case Register.Write(Object value) -> {
          Cluster written = monitor.cluster(value);
          if (written == initial || written.write >= 0) {
            return new Decision.Undecided("the monitor knows registers of which no value is written twice");
          }
          written.write = i;
          written.mustHappen = steps.get(i).required();
        }
      }
    }
    return monitor.decide(initial);
  }

  private Cluster cluster(@Nullable Object value) {
    return clusters.computeIfAbsent(value, Cluster::new);
  }

  private Decision decide(Cluster initial) {
    List<Cluster> all = new ArrayList<>();
    for (Cluster cluster : clusters.values()) {
      if (cluster.mustHappen || !cluster.reads.isEmpty()) {
        Rejection rejection = cluster == initial ? null : unread(cluster);
        if (rejection != null) {
          return new Decision.Rejected(rejection);
        }
        bounds(cluster);
        all.add(cluster);
      }
    }
    Rejection rejection = place(all);
    return rejection == null ? new Decision.Linearized(order(all)) : new Decision.Rejected(rejection);
  }

  /** What is wrong between a write and the reads of its value; null if nothing is. */
  private @Nullable Rejection unread(Cluster cluster) {
    for (int read : cluster.reads) {
      if (cluster.write < 0) {
        return rejection("never-written", name(read) + " returned " + cluster.value + ", which nobody wrote", read);
      }
      if (steps.get(read).latest() < steps.get(cluster.write).invocation()) {
        return rejection(
            "read-too-early",
            name(read) + " returned " + cluster.value + " before " + name(cluster.write) + " of it began", read);
      }
    }
    return null;
  }

  private void bounds(Cluster cluster) {
    List<Integer> members = new ArrayList<>(cluster.reads);
    if (cluster.write >= 0) {
      members.add(cluster.write);
    }
    for (int step : members) {
      if (steps.get(step).latest() < cluster.first) {
        cluster.first = steps.get(step).latest();
        cluster.firstStep = step;
      }
      if (steps.get(step).invocation() > cluster.last) {
        cluster.last = steps.get(step).invocation();
        cluster.lastStep = step;
      }
    }
  }

  /** Gives each cluster a place; what contradicts that, or null. */
  private @Nullable Rejection place(List<Cluster> all) {
    List<Cluster> held = new ArrayList<>(all.stream().filter(Cluster::isHeld).toList());
    held.sort(Comparator.comparingLong(cluster -> cluster.first));
    for (int k = 0; k < held.size(); k++) {
      held.get(k).place = held.get(k).first;
      if (k > 0 && held.get(k - 1).last > held.get(k).first) {
        return contradiction(held.get(k - 1), held.get(k));
      }
    }
    for (Cluster cluster : all) {
      if (!cluster.isHeld()) {
        Cluster around = around(held, cluster.last);
        cluster.place = around == null ? cluster.last : around.last;
        if (cluster.place > cluster.first) {
          return contradiction(around == null ? cluster : around, cluster);
        }
      }
    }
    return null;
  }

  /** The one of the held clusters in whose time {@code instant} lies, but not at its edge; null if there is none. */
  private static @Nullable Cluster around(List<Cluster> held, long instant) {
    int low = 0;
    int high = held.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (held.get(middle).first < instant) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && held.get(low - 1).last > instant ? held.get(low - 1) : null;
  }

  private Rejection contradiction(Cluster one, Cluster two) {
    List<Integer> named = new ArrayList<>();
    for (int step : new int[] {one.firstStep, one.lastStep, two.firstStep, two.lastStep}) {
      if (step >= 0 && !named.contains(step)) {
        named.add(step);
      }
    }
    return rejection(
        "two-values",
        "the register was " + one.value + span(one) + " and " + two.value + span(two)
            + ", so one of them must have been written again between",
        named.toArray(Integer[]::new));
  }

  private String span(Cluster cluster) {
    String from = cluster.firstStep < 0 ? " from the beginning" : " by the end of " + name(cluster.firstStep);
    return from + (cluster.lastStep < 0 ? "" : " and when " + name(cluster.lastStep) + " began");
  }

  private int[] order(List<Cluster> all) {
    all.sort(Comparator.comparingLong((Cluster cluster) -> cluster.place).thenComparing(Cluster::isHeld));
    List<Integer> order = new ArrayList<>();
    for (Cluster cluster : all) {
      if (cluster.write >= 0) {
        order.add(cluster.write);
      }
      order.addAll(cluster.reads);
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private String name(int step) {
    String what = steps.get(step).call() instanceof Register.Read ? "read #" : "write #";
    return what + (steps.get(step).operation() + 1);
  }

  private Rejection rejection(String name, String sentence, Integer... named) {
    return new Rejection(
        name, "", sentence, List.of(named).stream().map(i -> steps.get(i).operation()).distinct().toList());
  }
}
