package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.WorkerLog;
import dev.lockstep.modelcheck.model.WorkerSteps;
import dev.lockstep.modelcheck.monitor.LongOrder;
import java.util.Arrays;

/**
 * Turns the trail of a search into a linear order of steps. The trail has the changes, each with the time at which it
 * was forced. What only observes goes between: at its invocation or, if that is later, as soon as what it saw was
 * true.
 */
final class OrderWriter {
  /** The place of an observation is found by its time; before the worker's end in the second case. */
  private static final int BY_TIME = -1;
  private static final int BY_TIME_BEFORE_END = -2;

  private final WorkerFacts facts;
  private final WorkerLog log;
  private final WorkerSteps steps;
  private final WorkerEvents events;
  private final StatusClasses statuses;
  private final Configuration run;

  private final int[] changes; // steps
  private final long[] changeTimes;
  private int changeCount;

  private final int[] observations; // steps
  private final long[] observedAt;
  private final int[] place; // how many changes precede it
  private int observationCount;

  private final long[] settledAt;
  private final int[] reachedAfter; // of each class: changes
  private final long[] reachedAt;
  private long closedAt;
  private long endedAt;
  private int endedAfter = Integer.MAX_VALUE; // changes

  OrderWriter(WorkerFacts facts, WorkerSteps steps, WorkerEvents events, StatusClasses statuses, Configuration run) {
    this.facts = facts;
    this.steps = steps;
    this.events = events;
    this.statuses = statuses;
    this.run = run;
    log = facts.log;
    changes = new int[run.length];
    changeTimes = new long[run.length];
    observations = new int[steps.size()];
    observedAt = new long[steps.size()];
    place = new int[steps.size()];
    settledAt = new long[facts.requests];
    reachedAfter = new int[statuses.count];
    reachedAt = new long[statuses.count];
  }

  /** The order. */
  int[] write() {
    changes();
    for (int k = 0; k < facts.statusCount; k++) {
      int i = facts.statuses[k];
      int c = statuses.classOf[k];
      observe(i, 0, reachedAt[c], reachedAfter[c]);
    }
    for (int i = 0; i < log.size(); i++) {
      observe(i);
    }
    return merge();
  }

  private void changes() {
    int shutdown = shutdown();
    for (int e = 0; e < run.length; e++) {
      int id = Configuration.request(run.trail[e]);
      long time = run.trailEvent[e] < events.count() ? events.time(run.trailEvent[e]) : 0;
      switch (Configuration.kind(run.trail[e])) {
        case Configuration.ACCEPT -> change(steps.first(facts.submit[id]), time);
        case Configuration.START -> change(steps.first(facts.start[id]), time);
        case Configuration.SETTLE, Configuration.REMOVE -> {
          settledAt[id] = time;
          change(steps.first(facts.settlement(id, Configuration.outcome(run.trail[e]))), time);
        }
        case Configuration.LEAVE -> change(steps.first(facts.leave[id]), time);
        case Configuration.CLOSE -> {
          closedAt = time;
          change(steps.first(shutdown), time);
        }
        case Configuration.CANCEL_REST -> change(steps.first(shutdown) + 1, time);
        case Configuration.STOP -> end(steps.first(shutdown) + 2, time);
        case Configuration.CRASH -> end(steps.first(facts.crashOperation), time);
        case Configuration.REACHED -> {
          reachedAfter[id] = changeCount;
          reachedAt[id] = time;
        }
        case Configuration.WAS_FULL -> observe(facts.full[id], 0, time, changeCount);
        default -> { // a submission began
        }
      }
    }
  }

  private void change(int step, long time) {
    changes[changeCount] = step;
    changeTimes[changeCount++] = time;
  }

  private void end(int step, long time) {
    endedAt = time;
    endedAfter = changeCount;
    change(step, time);
  }

  /** The shutdown that was called first. */
  private int shutdown() {
    for (int i = 0; i < log.size(); i++) {
      if (log.action(i) == WorkerLog.Action.SHUTDOWN && log.kind(i) != Kind.FAIL
          && log.invocation(i) == facts.closeFrom) {
        return i;
      }
    }
    return NONE;
  }

  private void observe(int i, int part, long trueFrom, int after) {
    observations[observationCount] = steps.first(i) + part;
    observedAt[observationCount] = Math.max(log.invocation(i), trueFrom);
    place[observationCount++] = after;
  }

  private void observe(int i) {
    boolean ok = log.kind(i) == Kind.OK;
    switch (log.action(i)) {
      case AWAIT -> {
        if (ok) {
          observe(i, 0, settledAt[log.request(i)], BY_TIME);
        }
      }
      case SHUTDOWN -> {
        if (ok) {
          observe(i, 3, endedAt, BY_TIME);
        }
      }
      case SUBMIT -> {
        if (log.kind(i) == Kind.FAIL) {
          refused(i);
        }
      }
      default -> { // a change, a status, or no step
      }
    }
  }

  private void refused(int i) {
    switch (log.refusal(i)) {
      case STOPPING -> observe(i, 0, facts.initialPhase == Phase.OPEN ? closedAt : 0, BY_TIME_BEFORE_END);
      case STOPPED -> observe(i, 0, endedAt, BY_TIME);
      case WITHDRAWN -> observe(i, 0, 0, BY_TIME);
      case FULL -> { // the trail has it
      }
    }
  }

  /** Observations in the order of time, each after the changes that precede it. */
  private int[] merge() {
    int[] sorted = new int[observationCount];
    long[] times = Arrays.copyOf(observedAt, observationCount);
    Arrays.setAll(sorted, k -> k);
    LongOrder.sort(sorted, times, observationCount);
    int[] starts = new int[changeCount + 2];
    int near = 0;
    for (int k : sorted) {
      if (place[k] < 0) {
        while (near < changeCount && changeTimes[near] <= observedAt[k]) {
          near++;
        }
        place[k] = place[k] == BY_TIME ? near : Math.min(near, endedAfter);
      }
      starts[place[k] + 1]++;
    }
    for (int p = 0; p <= changeCount; p++) {
      starts[p + 1] += starts[p];
    }
    int[] order = new int[changeCount + observationCount];
    for (int k : sorted) {
      int p = place[k];
      order[p + starts[p]++] = observations[k];
    }
    for (int c = 0; c < changeCount; c++) {
      order[c + starts[c]] = changes[c];
    }
    return order;
  }
}
