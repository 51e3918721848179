package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.WorkerLog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the operations of a history into {@link WorkerFacts}, and refuses what is contradictory by itself. */
final class FactReader {
  private final WorkerLog log;
  private final WorkerFacts facts;
  private final Words words;
  private final List<Integer> alternatives = new ArrayList<>(); // settles with another outcome than those before
  private @Nullable Rejection found;
  private @Nullable String beyond;

  FactReader(WorkerFacts facts) {
    this.facts = facts;
    log = facts.log;
    words = new Words(log);
  }

  /** Reads all; the first contradiction, or null. */
  @Nullable Rejection read() {
    for (int i = 0; i < log.size() && found == null; i++) {
      if (log.kind(i) != Kind.FAIL || log.action(i) == WorkerLog.Action.SUBMIT) {
        read(i);
      }
    }
    alternatives.forEach(this::choose);
    return found;
  }

  /** What the monitor knows too little of to reject this history; null if there is nothing such. */
  @Nullable String beyond() {
    return beyond;
  }

  private void read(int i) {
    switch (log.action(i)) {
      case SUBMIT -> submit(i, log.request(i));
      case START -> start(i, log.request(i));
      case SETTLE -> settle(i, log.request(i));
      case LEAVE -> leave(i, log.request(i));
      case AWAIT -> await(i, log.request(i));
      case STATUS -> {
        if (log.kind(i) == Kind.OK) {
          facts.addStatus(i);
        }
      }
      case SHUTDOWN -> shutdown(i);
      case CRASH -> crash(i);
      case CANCEL -> { // has no effect of its own
      }
    }
  }

  private void submit(int i, int r) {
    facts.submit[r] = i;
    if (log.kind(i) != Kind.FAIL) {
      facts.acceptFrom[r] = log.invocation(i);
      facts.acceptBy[r] = log.latest(i);
      return;
    }
    switch (log.refusal(i)) {
      case FULL -> facts.addFull(i);
      case STOPPING -> {
        if (log.response(i) < facts.closeBy) {
          facts.closeBy = log.response(i);
          facts.closeByOperation = i;
        }
        if (log.invocation(i) >= facts.endFrom) {
          facts.endFrom = log.invocation(i);
          facts.endFromOperation = i;
        }
      }
      case STOPPED -> ended(i);
      case WITHDRAWN -> { // possible in every state
      }
    }
  }

  private void ended(int i) {
    if (log.response(i) < facts.endBy) {
      facts.endBy = log.response(i);
      facts.endByOperation = i;
    }
  }

  private void start(int i, int r) {
    if (isSecond(i, facts.start[r], facts.startBy[r], "started")) {
      return;
    }
    if (facts.start[r] == NONE || log.latest(i) != NEVER || facts.startBy[r] == NEVER && isEarlier(i, facts.start[r])) {
      facts.start[r] = i;
      facts.startFrom[r] = log.invocation(i);
      facts.startBy[r] = log.latest(i);
    }
  }

  private void settle(int i, int r) {
    if (isSecond(i, facts.settle[r], facts.settleBy[r], "settled")) {
      return;
    }
    int before = facts.settle[r];
    boolean optional = log.latest(i) == NEVER;
    if (before != NONE && optional && facts.settleBy[r] == NEVER && log.outcome(i) != log.outcome(before)) {
      alternatives.add(i);
    } else if (before == NONE || !optional || facts.settleBy[r] == NEVER && isEarlier(i, before)) {
      settleBy(i, r);
    }
  }

  private void settleBy(int i, int r) {
    facts.settle[r] = i;
    facts.settleFrom[r] = log.invocation(i);
    facts.settleBy[r] = log.latest(i);
    facts.outcome[r] = log.outcome(i).ordinal();
  }

  /** Of several outcomes that may be, the one that somebody was told of. */
  private void choose(int i) {
    int r = log.request(i);
    int told = facts.await[r];
    int chosen = facts.settle[r];
    if (facts.settleBy[r] != NEVER) {
      return;
    }
    if (told == NONE && i >= log.recorded()) {
      facts.outcome[r] = WorkerFacts.ANY;
      facts.someOutcomeOpen = true;
    } else if (told == NONE) {
      beyond = "nobody was told how " + words.request(r) + " ended, and no order was found in which it is "
          + outcome(log.outcome(chosen));
    } else if (log.outcome(i) == log.outcome(told)
        && (log.outcome(chosen) != log.outcome(told) || isEarlier(i, chosen))) {
      settleBy(i, r);
    }
  }

  private void leave(int i, int r) {
    if (isSecond(i, facts.leave[r], facts.leaveBy[r], "returned from its pipeline")) {
      return;
    }
    if (facts.leave[r] == NONE || log.latest(i) != NEVER || facts.leaveBy[r] == NEVER && isEarlier(i, facts.leave[r])) {
      facts.leave[r] = i;
      facts.leaveFrom[r] = log.invocation(i);
      facts.leaveBy[r] = log.latest(i);
    }
  }

  private boolean isEarlier(int i, int other) {
    return log.invocation(i) < log.invocation(other);
  }

  /** Whether both must happen, which happens once. */
  private boolean isSecond(int i, int before, long by, String what) {
    if (before == NONE || by == NEVER || log.latest(i) == NEVER) {
      return false;
    }
    found =
        Contradiction.TWICE.between(
            words.request(log.request(i)) + " " + what + " twice: " + words.operation(before) + " by "
                + words.answered(before) + " and " + words.operation(i) + " by " + words.answered(i),
            before, i);
    return true;
  }

  private void await(int i, int r) {
    if (log.kind(i) != Kind.OK) {
      return;
    }
    int before = facts.await[r];
    if (before != NONE && log.outcome(before) != log.outcome(i)) {
      found =
          Contradiction.OUTCOME.between(
              words.operation(before) + " was told that " + words.request(r) + " is " + said(before) + ", and "
                  + words.operation(i) + " that it is " + said(i),
              before, i);
    }
    if (before == NONE || log.response(i) < log.response(before)) {
      facts.await[r] = i;
    }
  }

  private String said(int i) {
    return outcome(log.outcome(i));
  }

  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> "completed";
      case FAILED -> "failed";
      case TIMED_OUT -> "timed out";
      case CANCELLED -> "cancelled";
    };
  }

  private void shutdown(int i) {
    facts.closeFrom = Math.min(facts.closeFrom, log.invocation(i));
    if (log.kind(i) == Kind.OK) {
      ended(i);
    }
  }

  private void crash(int i) {
    boolean must = log.latest(i) != NEVER;
    if (must && (facts.crashBy != NEVER || facts.initialPhase.compareTo(Phase.STOPPED) >= 0)) {
      int before = facts.crashOperation;
      String first =
          facts.crashBy == NEVER ? "was at its end when the history began" : "broke in " + words.operation(before);
      found =
          Contradiction.TWICE.between("the worker " + first + ", and broke in " + words.operation(i), before, i);
    } else if (must || facts.crashBy == NEVER && log.invocation(i) < facts.crashFrom) {
      facts.crashOperation = i;
      facts.crashFrom = log.invocation(i);
      facts.crashBy = log.latest(i);
    }
  }
}
