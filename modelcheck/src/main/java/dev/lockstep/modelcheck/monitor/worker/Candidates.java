package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.ACCEPT;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.LEAVE;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.QUEUED;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.REMOVE;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.RUNNING;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.SETTLE;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.START;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.model.Worker.Outcome;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What may have to happen next, when something must have been reached by now; {@link WorkerMonitor} argues that one of
 * these actions is next in some legal run, if there is any.
 */
final class Candidates {
  private static final int FAILED = Outcome.FAILED.ordinal();

  private final WorkerFacts facts;
  private final Configuration state;
  private final Outlook outlook;
  private final int @Nullable [] likely; // the place of each request in the order to try first
  private long now;
  private boolean all;

  int[] actions = new int[64];
  int count;

  Candidates(WorkerFacts facts, Configuration state, Outlook outlook, int @Nullable [] likely) {
    this.facts = facts;
    this.likely = likely;
    this.state = state;
    this.outlook = outlook;
  }

  /** Drops all from {@code length} on. */
  void shorten(int length) {
    count = length;
  }

  private void add(int kind, int request) {
    add(Configuration.action(kind, 0, request));
  }

  private void add(int action) {
    if (count == actions.length) {
      actions = Arrays.copyOf(actions, 2 * count);
    }
    actions[count++] = action;
  }

  /** The settlement of the request in flight, with each outcome that is possible. */
  private void addSettlements(int r) {
    for (int outcome = facts.firstOutcome(r); outcome <= facts.lastOutcome(r); outcome++) {
      if (outlook.canSettle(r, outcome, now)) {
        add(Configuration.action(SETTLE, outcome, r));
      }
    }
  }

  /** The settlement of a queued request, likewise. */
  private void addRemovals(int r) {
    for (int outcome = facts.firstOutcome(r); outcome <= facts.lastOutcome(r); outcome++) {
      if (outlook.canRemove(r, outcome, now)) {
        add(Configuration.action(REMOVE, outcome, r));
      }
    }
  }

  /** Adds what serves the goal directly; true if that is all that is possible. */
  boolean addFor(int kind, int id, long time) {
    now = time;
    all = false;
    if (outlook.isHeld(now)) {
      return true;
    }
    switch (kind) {
      case WorkerEvents.ACCEPT -> acceptance(id);
      case WorkerEvents.START -> start(id);
      case WorkerEvents.SETTLE -> settlement(id);
      case WorkerEvents.LEAVE -> leave();
      case WorkerEvents.FULL -> acceptances(NONE);
      default -> everything();
    }
    return all;
  }

  /** Adds what may complete the next class of statuses, which then comes before the goal; not what is there already. */
  void addForNextClass(int from, long time) {
    now = time;
    int end = count;
    everything();
    int kept = end;
    for (int i = end; i < count; i++) {
      if (!contains(from, end, actions[i])) {
        actions[kept++] = actions[i];
      }
    }
    count = kept;
  }

  private boolean contains(int from, int to, int action) {
    for (int i = from; i < to; i++) {
      if (actions[i] == action) {
        return true;
      }
    }
    return false;
  }

  private void acceptance(int r) {
    if (state.isFull()) {
      if (!state.isClosed()) {
        departures(NONE);
      }
    } else if (state.queue.size() + state.open.size() <= capacity()) { // nobody can be shut out
      acceptancesBefore(r);
    } else {
      acceptances(r);
    }
  }

  private int capacity() {
    return facts.log.header().capacity();
  }

  /** The acceptance of {@code r}, and those whose place in the queue before it matters. */
  private void acceptancesBefore(int r) {
    int from = count;
    if (outlook.canAccept(r)) {
      add(ACCEPT, r);
    }
    for (int other = state.open.first(); other != NONE; other = state.open.after(other)) {
      if (other != r && facts.mayStart(other) && outlook.canAccept(other)) {
        add(ACCEPT, other);
      }
    }
    likelyFirst(from);
  }

  /**
   * All acceptances that are possible: that of {@code first}, then those of which the next class of statuses needs the
   * outcome, then the others. If there is a likely order, that comes first.
   */
  private void acceptances(int first) {
    int begin = count;
    if (first != NONE && outlook.canAccept(first)) {
      add(ACCEPT, first);
    }
    int from = count;
    for (int other = state.open.first(); other != NONE; other = state.open.after(other)) {
      if (other != first && outlook.canAccept(other) && !isReplaceable(other, from)) {
        add(ACCEPT, other);
      }
    }
    if (count - from > 1 && state.hasNext()) {
      first(from, this::goesOn);
      first(from, this::isNeeded);
    }
    likelyFirst(begin);
  }

  /** Puts the acceptances from {@code from} on in the likely order, if there is one. */
  private void likelyFirst(int from) {
    for (int i = from + 1; likely != null && i < count; i++) {
      int action = actions[i];
      int at = i;
      while (at > from && likely[Configuration.request(actions[at - 1])] > likely[Configuration.request(action)]) {
        actions[at] = actions[at - 1];
        at--;
      }
      actions[at] = action;
    }
  }

  /** Whether a request that is a candidate already can do all that this one can, of which nothing is asked. */
  private boolean isReplaceable(int r, int from) {
    if (!isFree(r)) {
      return false;
    }
    for (int i = from; i < count; i++) {
      int other = Configuration.request(actions[i]);
      if (isFree(other) && facts.outcome[other] == facts.outcome[r] && facts.startFrom[other] <= facts.startFrom[r]
          && facts.settleFrom[other] <= facts.settleFrom[r] && facts.leaveFrom[other] <= facts.leaveFrom[r]) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing that must happen, or that a status shows, is about this request. */
  private boolean isFree(int r) {
    return facts.acceptBy[r] == NEVER && facts.startBy[r] == NEVER && facts.settleBy[r] == NEVER
        && facts.leaveBy[r] == NEVER && facts.currentFirst[r] == NONE;
  }

  /** Whether the next class shows the request in flight, or counts more of its outcome. */
  private boolean isNeeded(int r) {
    return r == state.nextCurrent() || outlook.isNeeded(r);
  }

  /** Whether the request can leave the queue later, so that others are not stuck behind it. */
  private boolean goesOn(int r) {
    return facts.mayStart(r) && facts.outcome[r] != NONE;
  }

  /** Puts the candidates from {@code from} on whose requests are such before the others. */
  private void first(int from, IntPredicate such) {
    int end = from;
    for (int i = from; i < count; i++) {
      int action = actions[i];
      if (such.test(Configuration.request(action))) {
        System.arraycopy(actions, end, actions, end + 1, i - end);
        actions[end++] = action;
      }
    }
  }

  private void start(int r) {
    if (state.stage(r) == QUEUED) {
      acceptancesForRefusals();
      departures(r);
    }
  }

  /** A refusal that is open may still need a full queue; what leaves the queue would come too early. */
  private void acceptancesForRefusals() {
    if (state.refusals.size() > 0 && state.isOpen()) {
      acceptances(NONE);
    }
  }

  /** What lets the queue go on, up to {@code last}; all of it if that is {@code NONE}. */
  private void departures(int last) {
    if (state.current != NONE) {
      addSettlements(state.current);
    } else if (state.executing != NONE) {
      leave();
    } else if (state.queue.first() != NONE && outlook.canStart(state.queue.first(), now)) {
      add(START, state.queue.first());
    }
    for (int r = state.queue.first(); r != NONE; r = r == last ? NONE : state.queue.after(r)) {
      addRemovals(r);
    }
  }

  private void settlement(int r) {
    boolean mayFailByCrash = facts.outcome[r] == FAILED && facts.crashFrom <= now && !state.isTerminal();
    if (mayFailByCrash) {
      everything();
    } else if (state.stage(r) == RUNNING) {
      addSettlements(r);
    } else if (state.stage(r) == QUEUED) {
      acceptancesForRefusals();
      if (facts.mayStart(r)) {
        departures(r);
      } else {
        addRemovals(r);
      }
    }
  }

  private void leave() {
    if (outlook.canLeave(now)) {
      add(LEAVE, state.executing);
    }
  }

  private void everything() {
    all = true;
    departures(NONE);
    acceptances(NONE);
    if (outlook.canClose(now)) {
      add(state.phaseAction(Configuration.CLOSE));
    }
    if (outlook.canCancelRest(now)) {
      add(state.phaseAction(Configuration.CANCEL_REST));
    }
    if (outlook.canStop(now)) {
      add(state.phaseAction(Configuration.STOP));
    }
    if (outlook.canCrash(now)) {
      add(state.phaseAction(Configuration.CRASH));
    }
  }

  /** Whether no other request can be accepted now: then this one is the next. */
  boolean isOnlyAcceptance(int r) {
    for (int other = state.open.first(); other != NONE; other = state.open.after(other)) {
      if (other != r && outlook.canAccept(other)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the head of the queue, which can start, is the next to leave it before the next class of statuses. */
  boolean isOnlyDeparture(int head) {
    if (state.nextCurrent() == head) {
      return true;
    }
    if (!facts.mustStart(head)) {
      return false;
    }
    return state.nextCurrent() != NONE || !isRemovable(state.queue) && !isRemovable(state.open);
  }

  /** Whether one of these requests may leave the queue without starting. */
  private boolean isRemovable(Links requests) {
    for (int r = requests.first(); r != NONE; r = requests.after(r)) {
      if (!facts.mustStart(r) && facts.settleFrom[r] <= now) {
        return true;
      }
    }
    return false;
  }
}
