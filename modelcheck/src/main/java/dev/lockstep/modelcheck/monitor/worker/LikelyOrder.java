package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.monitor.LongOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A black box does not show in which order its requests ran. This is an order that agrees with what the statuses count
 * and name: the search tries it first, and is not bound to it.
 *
 * <p>It is filled from the last place to the first, as for the scheduling of jobs with a precedence order and deadlines
 * (Lawler 1973). A request may stand last among those left if it can have been accepted after all of them were
 * submitted, and if it need not have been settled while fewer had run; of those that may, the one submitted last is
 * taken. That leaves the others most freedom. Statuses take part like requests whose places are known. Where they
 * tell how the request at each place ended, and all that were accepted ran, this finds an order if there is one;
 * elsewhere (a request may have been taken from the queue, or outcomes may have changed places between two statuses)
 * it is a guess.
 */
final class LikelyOrder {
  /** Outcomes below this one, completed and failed, are those of requests that ran, if the worker did not break. */
  private static final int OF_RUNS = Configuration.FAILED + 1;

  private final WorkerFacts facts;
  private final StatusClasses statuses;
  private final int[] place; // of each request; Integer.MAX_VALUE while it has none
  private final int[] bySubmission; // the last one first
  private final int[] byAcceptance; // by when at the latest; the last one first
  private int nextSubmitted;
  private int nextAccepted;

  /** Those that may stand last, by outcome, and all that did not run; and those that may once so many runs are left. */
  private final List<PriorityQueue<Integer>> ready = new ArrayList<>();
  private final Map<Integer, List<Integer>> readyAfter = new HashMap<>();

  private final long[] begin; // how many had each outcome at the beginning
  private final long[] ranIn; // how many had run in each class of statuses
  private final Map<Integer, Integer> nthToRun = new HashMap<>(); // where a status names it
  private final int[] ranAtMost; // of each request: how many had run when it was settled, with it

  private int runsLeft;
  private int accepting; // the last class that is left, by acceptances
  private int running; // the class before which the last one of those left ran
  private final long[] quota = new long[OF_RUNS]; // how many of each outcome ran since the class before that

  private LikelyOrder(WorkerFacts facts, StatusClasses statuses) {
    this.facts = facts;
    this.statuses = statuses;
    place = new int[facts.requests];
    Arrays.fill(place, Integer.MAX_VALUE);
    bySubmission = latestFirst(facts.acceptFrom);
    byAcceptance = latestFirst(facts.acceptBy);
    while (ready.size() <= OF_RUNS) {
      ready.add(new PriorityQueue<>(Comparator.comparingLong((Integer r) -> -facts.acceptFrom[r])));
    }
    begin = StatusClasses.initialSettled(facts);
    ranIn = new long[statuses.count];
    ranAtMost = new int[facts.requests];
    Arrays.fill(ranAtMost, Integer.MAX_VALUE);
    limits();
  }

  /** The place of each request; those that need not have been accepted share the last one. */
  static int[] places(WorkerFacts facts, StatusClasses statuses) {
    LikelyOrder order = new LikelyOrder(facts, statuses);
    order.fill();
    return order.place;
  }

  private int[] latestFirst(long[] times) {
    int[] requests = new int[facts.requests];
    long[] keys = new long[facts.requests];
    int count = 0;
    for (int r = 0; r < facts.requests; r++) {
      if (facts.acceptBy[r] != NEVER) {
        requests[count] = r;
        keys[count++] = -times[r];
      }
    }
    LongOrder.sort(requests, keys, count);
    return Arrays.copyOf(requests, count);
  }

  private boolean ran(int r) {
    return facts.outcome[r] != NONE && facts.outcome[r] < OF_RUNS;
  }

  /** What the statuses tell of single requests. */
  private void limits() {
    for (int k = 0; k < statuses.count; k++) {
      ranIn[k] = settled(Configuration.COMPLETED, k) - begin[Configuration.COMPLETED]
          + settled(Configuration.FAILED, k) - begin[Configuration.FAILED];
      int current = statuses.current[k];
      if (current != NONE && ran(current)) {
        nthToRun.put((int) ranIn[k] + 1, current);
        ranAtMost[current] = (int) ranIn[k] + 1;
      }
    }
    for (int r : bySubmission) {
      int later = firstLeftAfter(facts.settleBy[r]);
      if (later < statuses.count) {
        ranAtMost[r] = Math.min(ranAtMost[r], (int) ranIn[later]);
      }
    }
  }

  /** The first class that was still there after this time. */
  private int firstLeftAfter(long time) {
    int from = 0;
    int to = statuses.count;
    while (from < to) {
      int middle = from + to >>> 1;
      if (statuses.leftFrom[middle] > time) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  /** How many had this outcome in class {@code k}; -1: at the beginning. */
  private long settled(int outcome, int k) {
    return k < 0 ? begin[outcome] : statuses.settled[outcome][k];
  }

  private void fill() {
    accepting = statuses.count - 1;
    running = statuses.count;
    runsAfterLastStatus();
    long before = Arrays.stream(begin).sum();
    for (int last = bySubmission.length - 1; last >= 0; last--) {
      while (accepting >= 0 && statuses.accepted[accepting] - before > last) {
        accepting--;
      }
      passClasses();
      admit();
      int r = choose();
      place[r] = last;
      if (ran(r)) {
        quota[facts.outcome[r]]--;
        runsLeft--;
        readyAfter.getOrDefault(runsLeft, List.of()).forEach(this::ready);
      }
    }
  }

  private void runsAfterLastStatus() {
    for (int r : bySubmission) {
      if (ran(r)) {
        runsLeft++;
        quota[facts.outcome[r]]++;
      }
    }
    for (int outcome = 0; outcome < OF_RUNS; outcome++) {
      quota[outcome] -= settled(outcome, statuses.count - 1) - begin[outcome];
    }
  }

  private void passClasses() {
    while (running > 0 && ranIn[running - 1] >= runsLeft) {
      running--;
      for (int outcome = 0; outcome < OF_RUNS; outcome++) {
        quota[outcome] = settled(outcome, running) - settled(outcome, running - 1);
      }
    }
  }

  /** Who can have been accepted after all that are left were submitted, and their statuses called, may stand last. */
  private void admit() {
    while (hasPlace(bySubmission[nextSubmitted])) {
      nextSubmitted++;
    }
    long last = facts.acceptFrom[bySubmission[nextSubmitted]];
    last = accepting < 0 ? last : Math.max(last, statuses.leftFrom[accepting]);
    while (nextAccepted < byAcceptance.length && facts.acceptBy[byAcceptance[nextAccepted]] >= last) {
      int r = byAcceptance[nextAccepted++];
      if (!ran(r) || ranAtMost[r] >= runsLeft) {
        ready(r);
      } else {
        readyAfter.computeIfAbsent(ranAtMost[r], key -> new ArrayList<>()).add(r);
      }
    }
  }

  private void ready(int r) {
    ready.get(ran(r) ? facts.outcome[r] : OF_RUNS).add(r);
  }

  private boolean hasPlace(int r) {
    return place[r] != Integer.MAX_VALUE;
  }

  /** Of those that may stand last, the one submitted last; of all that are left, if none may. */
  private int choose() {
    int named = nthToRun.getOrDefault(runsLeft, NONE);
    int best = named == NONE || hasPlace(named) ? NONE : named;
    for (int outcome = 0; outcome < ready.size(); outcome++) {
      PriorityQueue<Integer> those = ready.get(outcome);
      while (!those.isEmpty() && hasPlace(those.element())) {
        those.remove();
      }
      boolean possible = outcome >= OF_RUNS || named == NONE && quota[outcome] > 0;
      if (possible && !those.isEmpty() && isSubmittedLater(those.element(), best)) {
        best = those.element();
      }
    }
    return best == NONE ? bySubmission[nextSubmitted] : best;
  }

  private boolean isSubmittedLater(int r, int other) {
    return other == NONE || facts.acceptFrom[r] > facts.acceptFrom[other];
  }
}
