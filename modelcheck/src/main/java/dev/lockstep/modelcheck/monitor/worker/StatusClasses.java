package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.WorkerLog;
import dev.lockstep.modelcheck.monitor.LongOrder;
import org.jspecify.annotations.Nullable;

/**
 * The statuses, by what they say. Of accepted, left (accepted - queued), the settled ones by outcome, and the phase,
 * none ever goes down, and each step of the worker moves one of them, except the end of a lingering execution, which
 * turns {@code occupied} off. So the worker has the state of a class during one uninterrupted time, and the classes
 * follow each other in one order: a chain. All that the statuses of a class say is: be in this state by {@code
 * enteredBy}, and do not leave it before {@code leftFrom}. No more need be remembered of them.
 */
final class StatusClasses {
  private static final int OUTCOMES = Outcome.values().length;

  private final WorkerFacts facts;
  private final WorkerLog log;
  private final Words words;
  private @Nullable Rejection found;

  /** How many classes there are. They are numbered in the order of the chain. */
  int count;

  long[] accepted = {};
  long[] left = {};
  long[][] settled = {};
  Phase[] phase = {};
  int[] current = {};
  boolean[] occupied = {};
  long[] enteredBy = {};
  long[] leftFrom = {};

  /** The status answered first, and the one called last, of this class and those after it (before it). */
  int[] enteredByStatus = {};
  int[] leftFromStatus = {};

  /** Of each status, in the order of {@link WorkerFacts#statuses}: its class. */
  int[] classOf = {};

  StatusClasses(WorkerFacts facts) {
    this.facts = facts;
    log = facts.log;
    words = new Words(log);
  }

  private void reject(Contradiction contradiction, String sentence, int... operations) {
    if (found == null) {
      found = contradiction.between(sentence, operations);
    }
  }

  /** Puts the classes in their order; the first contradiction, or null. */
  @Nullable Rejection chain() {
    StatusIndex index = new StatusIndex(facts);
    int[] representatives = index.classes();
    if (index.clash() != null) {
      return index.clash();
    }
    int[] order = new int[index.size()];
    long[] keys = new long[index.size()];
    for (int c = 0; c < index.size(); c++) {
      order[c] = c;
      keys[c] = weight(representatives[c]);
    }
    LongOrder.sort(order, keys, index.size());
    sortEqual(order, keys, representatives);
    fill(order, representatives, index);
    check(order, representatives);
    bounds();
    return found;
  }

  /** Grows with each step but the end of a lingering execution and a change of phase. */
  private long weight(int i) {
    long weight = 2 * log.accepted(i) - log.queued(i);
    for (int o = 0; o < OUTCOMES; o++) {
      weight += log.settled(i, o);
    }
    return weight;
  }

  /** Classes of equal weight differ in their phase or in whether the worker is occupied: few, so insertion sort. */
  private void sortEqual(int[] order, long[] keys, int[] representatives) {
    for (int k = 1; k < order.length; k++) {
      int c = order[k];
      int at = k;
      while (at > 0 && keys[at - 1] == keys[k] && later(representatives[order[at - 1]], representatives[c])) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = c;
    }
  }

  private boolean later(int i, int j) {
    int phases = log.phase(i).compareTo(log.phase(j));
    return phases > 0 || phases == 0 && !log.occupied(i) && log.occupied(j);
  }

  private void fill(int[] order, int[] representatives, StatusIndex index) {
    count = order.length;
    accepted = new long[count];
    left = new long[count];
    settled = new long[OUTCOMES][count];
    phase = new Phase[count];
    current = new int[count];
    occupied = new boolean[count];
    enteredByStatus = new int[count];
    leftFromStatus = new int[count];
    int[] place = new int[count];
    for (int k = 0; k < count; k++) {
      int i = representatives[order[k]];
      place[order[k]] = k;
      accepted[k] = log.accepted(i);
      left[k] = log.accepted(i) - log.queued(i);
      for (int o = 0; o < OUTCOMES; o++) {
        settled[o][k] = log.settled(i, o);
      }
      phase[k] = log.phase(i);
      current[k] = log.current(i);
      occupied[k] = log.occupied(i);
      enteredByStatus[k] = i;
      leftFromStatus[k] = i;
    }
    classOf = index.classOf();
    for (int k = 0; k < facts.statusCount; k++) {
      int i = facts.statuses[k];
      int c = place[classOf[k]];
      classOf[k] = c;
      if (log.response(i) < log.response(enteredByStatus[c])) {
        enteredByStatus[c] = i;
      }
      if (log.invocation(i) > log.invocation(leftFromStatus[c])) {
        leftFromStatus[c] = i;
      }
    }
  }

  private void check(int[] order, int[] representatives) {
    for (int k = 0; k < count && found == null; k++) {
      int i = representatives[order[k]];
      String initial = belowInitial(k);
      if (initial != null) {
        reject(Contradiction.GONE_BACK, words.operation(i) + " returned " + initial + " when the history began", i);
      }
      String conflict = k == 0 ? null : conflict(k - 1, k);
      if (conflict != null) {
        int before = representatives[order[k - 1]];
        reject(
            Contradiction.CHAIN,
            words.operation(before) + " and " + words.operation(i) + " cannot both be true, in either order: "
                + conflict,
            before, i);
      }
    }
  }

  private @Nullable String belowInitial(int k) {
    long[] begin = initialSettled(facts);
    long sum = 0;
    for (int o = 0; o < OUTCOMES; o++) {
      sum += begin[o];
      if (settled[o][k] < begin[o]) {
        return name(o) + "=" + settled[o][k] + ", but it was " + begin[o];
      }
    }
    return left[k] < sum ? "accepted=" + accepted[k] + ", but it was " + sum : null;
  }

  static long[] initialSettled(WorkerFacts facts) {
    var counts = facts.log.header().counts();
    return new long[] {counts.completed(), counts.failed(), counts.timedOut(), counts.cancelled()};
  }

  /** How an outcome is called in a status. */
  static String name(int outcome) {
    return switch (Outcome.values()[outcome]) {
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case TIMED_OUT -> "timedOut";
      case CANCELLED -> "cancelled";
    };
  }

  /** Why class {@code b} cannot follow class {@code a}; null if it can. */
  private @Nullable String conflict(int a, int b) {
    if (accepted[a] > accepted[b]) {
      return "accepted=" + accepted[a] + " and " + accepted[b] + ", while another number grew";
    }
    if (left[a] > left[b]) {
      return (accepted[a] - left[a]) + " and " + (accepted[b] - left[b]) + " queued of " + accepted[a] + " and "
          + accepted[b] + " accepted, while another number grew";
    }
    for (int o = 0; o < OUTCOMES; o++) {
      if (settled[o][a] > settled[o][b]) {
        return name(o) + "=" + settled[o][a] + " and " + settled[o][b] + ", while another number grew";
      }
    }
    if (phase[a].compareTo(phase[b]) > 0 || phase[a] == Phase.STOPPED && phase[b] == Phase.CRASHED) {
      return "the phase goes back";
    }
    boolean same = left[a] == left[b];
    if (same && !occupied[a] && occupied[b]) {
      return "the worker became occupied, but nothing started";
    }
    if (same && current[b] != NONE && current[a] != current[b]) {
      return words.request(current[b]) + " became current, but nothing started";
    }
    return null;
  }

  private void bounds() {
    enteredBy = new long[count];
    leftFrom = new long[count];
    for (int k = 0; k < count; k++) {
      if (k > 0 && log.invocation(leftFromStatus[k - 1]) > log.invocation(leftFromStatus[k])) {
        leftFromStatus[k] = leftFromStatus[k - 1];
      }
      leftFrom[k] = log.invocation(leftFromStatus[k]);
    }
    for (int k = count - 1; k >= 0; k--) {
      if (k < count - 1 && log.response(enteredByStatus[k + 1]) < log.response(enteredByStatus[k])) {
        enteredByStatus[k] = enteredByStatus[k + 1];
      }
      enteredBy[k] = log.response(enteredByStatus[k]);
      if (k < count - 1 && enteredBy[k + 1] < leftFrom[k]) {
        int newer = enteredByStatus[k + 1];
        int older = leftFromStatus[k];
        reject(
            Contradiction.GONE_BACK,
            words.operation(older) + " began at " + words.called(older) + " and returned an older state than "
                + words.operation(newer) + ", which had ended at " + words.answered(newer),
            older, newer);
      }
    }
  }
}
