package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.WorkerLog;
import dev.lockstep.modelcheck.monitor.GapSchedule;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Each number of a status by itself: accepted, left the queue, and settled with each outcome. {@link GapSchedule} is
 * exact for one of them, and so sound for rejection of all together.
 */
final class CountRules {
  private final WorkerFacts facts;
  private final WorkerLog log;
  private final Words words;
  private final StatusClasses statuses;
  private final long[] from;
  private final long[] by;
  private final int[] request; // of each job
  private int jobs;

  /** One number, and what is said of it. */
  private record Number(String name, String verb, Contradiction tooFew, Contradiction tooMany) {}

  CountRules(WorkerFacts facts, StatusClasses statuses) {
    this.facts = facts;
    this.statuses = statuses;
    log = facts.log;
    words = new Words(log);
    from = new long[facts.requests];
    by = new long[facts.requests];
    request = new int[facts.requests];
  }

  /** The first number that cannot have had the values that were read; null if each can. */
  @Nullable Rejection check() {
    if (statuses.count == 0) {
      return null;
    }
    long[] begin = StatusClasses.initialSettled(facts);
    long sum = Arrays.stream(begin).sum();
    accepts();
    Number accepted =
        new Number("accepted", "accepted", Contradiction.ACCEPTED_TOO_FEW, Contradiction.ACCEPTED_TOO_MANY);
    Rejection rejection = check(accepted, sum, statuses.accepted);
    for (int o = 0; o < begin.length && rejection == null; o++) {
      settlements(o);
      Number settled =
          new Number(
              StatusClasses.name(o), FactReader.outcome(Outcome.values()[o]), Contradiction.SETTLED_TOO_FEW,
              Contradiction.SETTLED_TOO_MANY);
      rejection = check(settled, begin[o], statuses.settled[o]);
    }
    if (rejection == null) {
      departures();
      Number left =
          new Number(
              "accepted - queued", "taken from the queue", Contradiction.LEFT_TOO_FEW, Contradiction.LEFT_TOO_MANY);
      rejection = check(left, sum, statuses.left);
    }
    return rejection;
  }

  private void job(int r, long first, long last) {
    if (first != NEVER) {
      from[jobs] = first;
      by[jobs] = last;
      request[jobs++] = r;
    }
  }

  private void accepts() {
    jobs = 0;
    for (int r = 0; r < facts.requests; r++) {
      job(r, facts.acceptFrom[r], facts.acceptBy[r]);
    }
  }

  private void settlements(int outcome) {
    jobs = 0;
    for (int r = 0; r < facts.requests; r++) {
      if (facts.mayEndAs(r, outcome)) {
        job(r, facts.settleFrom[r], facts.settleBy[r]);
      }
    }
  }

  private void departures() {
    jobs = 0;
    for (int r = 0; r < facts.requests; r++) {
      if (facts.mustStart(r)) {
        job(r, facts.startFrom[r], facts.startBy[r]);
      } else {
        job(r, Math.min(facts.startFrom[r], facts.settleFrom[r]), facts.settleBy[r]);
      }
    }
  }

  private @Nullable Rejection check(Number number, long begin, long[] read) {
    int[] last = lastOfEach(read); // the last class of each value
    long[] values = new long[last.length];
    long[] enteredBy = new long[last.length];
    long[] leftFrom = new long[last.length];
    for (int k = 0; k < last.length; k++) {
      values[k] = read[last[k]];
      enteredBy[k] = statuses.enteredBy[first(last, k)];
      leftFrom[k] = statuses.leftFrom[last[k]];
    }
    GapSchedule schedule = new GapSchedule(begin, values, enteredBy, leftFrom, from, by, jobs);
    GapSchedule.Defect defect = schedule.fill();
    return defect == null ? null : explain(number, begin, last, schedule, defect);
  }

  private static int[] lastOfEach(long[] read) {
    int[] last = new int[read.length];
    int count = 0;
    for (int k = 0; k < read.length; k++) {
      if (k + 1 == read.length || read[k + 1] != read[k]) {
        last[count++] = k;
      }
    }
    return Arrays.copyOf(last, count);
  }

  private static int first(int[] last, int k) {
    return k == 0 ? 0 : last[k - 1] + 1;
  }

  private Rejection explain(Number number, long begin, int[] last, GapSchedule schedule, GapSchedule.Defect defect) {
    Set<Integer> operations = new LinkedHashSet<>();
    int early = edge(operations, !defect.tooMany(), last, defect.before());
    int late = edge(operations, defect.tooMany(), last, defect.after());
    boolean same = defect.before() == defect.after();
    if (same) { // the increment lies after one status and before the other, which are the other way round here
      operations.clear();
      early = edge(operations, false, last, defect.before());
      late = edge(operations, true, last, defect.after());
    }
    if (defect.tooMany()) {
      for (int i = 0; i < jobs; i++) {
        int shown = schedule.concerns(i, defect) ? facts.answeredAt(request[i], by[i]) : NONE;
        if (shown != NONE) {
          operations.add(shown);
        }
      }
      return number.tooFew.between(tooMany(number, begin, early, late, defect), List.copyOf(operations));
    }
    return number.tooMany.between(tooFew(number, begin, early, late, defect), List.copyOf(operations));
  }

  /** The status that bounds the gaps at this class: the last one called there or before, or the first one answered. */
  private int edge(Set<Integer> operations, boolean lastCalled, int[] last, int k) {
    if (k < 0) {
      return NONE;
    }
    int status = lastCalled ? statuses.leftFromStatus[last[k]] : statuses.enteredByStatus[first(last, k)];
    operations.add(status);
    return status;
  }

  private String returned(Number number, int status) {
    long value =
        switch (number.name) {
          case "accepted" -> log.accepted(status);
          case "accepted - queued" -> log.accepted(status) - log.queued(status);
          case "completed" -> log.settled(status, 0);
          case "failed" -> log.settled(status, 1);
          case "timedOut" -> log.settled(status, 2);
          default -> log.settled(status, 3);
        };
    return words.operation(status) + " returned " + number.name + "=" + value + " at " + words.answered(status);
  }

  private static String requests(long count) {
    return count == 1 ? "1 request" : count + " requests";
  }

  private String tooMany(Number number, long begin, int early, int late, GapSchedule.Defect defect) {
    if (early == NONE) {
      return returned(number, late) + ", but " + since(begin) + requests(defect.jobs()) + " had been " + number.verb
          + " and reported before it began at " + words.called(late);
    }
    return returned(number, early) + ", and " + returned(number, late) + ", but " + requests(defect.jobs())
        + (defect.jobs() == 1 ? " was " : " were ") + number.verb + " after the one had ended at "
        + words.answered(early) + " and before the other began at " + words.called(late);
  }

  private String tooFew(Number number, long begin, int early, int late, GapSchedule.Defect defect) {
    if (early == NONE) {
      return returned(number, late) + ", but " + since(begin) + "at most " + requests(defect.jobs()) + " can have been "
          + number.verb + " by then";
    }
    return returned(number, early) + ", and " + returned(number, late) + ", but at most " + requests(defect.jobs())
        + " can have been " + number.verb + " between";
  }

  private static String since(long begin) {
    return begin == 0 ? "" : "it was " + begin + " at the beginning, and ";
  }
}
