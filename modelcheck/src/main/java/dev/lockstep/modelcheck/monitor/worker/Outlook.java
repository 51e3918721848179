package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.ACCEPT;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.CANCELLING;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.COMPLETED;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.CRASHED;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.DRAINING;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.FAILED;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.NEW;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.OPEN;
import static dev.lockstep.modelcheck.monitor.worker.Configuration.STOPPED;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.model.Worker.Outcome;

/**
 * What a configuration allows next. An action is possible only if it leads neither beyond the next class of statuses
 * nor away from one of which a status is still to be called; and what can never lead to the next class is not begun.
 */
final class Outlook {
  private static final int OUTCOMES = Outcome.values().length;

  private final WorkerFacts facts;
  private final StatusClasses statuses;
  private final Configuration state;

  Outlook(WorkerFacts facts, StatusClasses statuses, Configuration state) {
    this.facts = facts;
    this.statuses = statuses;
    this.state = state;
  }

  /** Whether nothing may happen at {@code now}, because a status of the present class is still to be called. */
  boolean isHeld(long now) {
    return state.reached() > 0 && statuses.leftFrom[state.reached() - 1] > now;
  }

  /** Whether the next class may be passed at {@code now}: all its statuses have been called. */
  boolean mayPass(long now) {
    return state.hasNext() && statuses.leftFrom[state.reached()] <= now;
  }

  boolean canAccept(int r) {
    return state.stage(r) == NEW && state.phase == OPEN && !state.isFull() && state.acceptancesLeft() > 0
        && state.isTurnOf(r) && !(state.hasNext() && state.nextCurrent() == r && mustOthersRunBeforeNext());
  }

  /** Whether a request that is not accepted yet has to run, and to be settled, before the next class is reached. */
  private boolean mustOthersRunBeforeNext() {
    return unclaimed(COMPLETED) > 0 || facts.crashFrom == NEVER && unclaimed(FAILED) > 0 || areRunsMissing(NONE);
  }

  /**
   * Whether the next class counts more runs than can come from the request in flight and those in the queue ahead of
   * {@code end}; all of the queue if that is {@code NONE}. Where every outcome is known, {@link #unclaimed} of each
   * says the same.
   */
  private boolean areRunsMissing(int end) {
    if (!facts.someOutcomeOpen || facts.crashFrom != NEVER) {
      return false;
    }
    long left = state.settlementsLeft(COMPLETED) + state.settlementsLeft(FAILED);
    left -= state.current != NONE && mayRunBeforeNext(state.current) ? 1 : 0;
    for (int r = state.queue.first(); r != end && r != NONE && left > 0; r = state.queue.after(r)) {
      left -= mayRunBeforeNext(r) ? 1 : 0;
    }
    return left > 0;
  }

  private boolean mayRunBeforeNext(int r) {
    return facts.mayStart(r) && (mayClaim(r, COMPLETED) || mayClaim(r, FAILED));
  }

  boolean canStart(int r, long now) {
    return state.executing == NONE && state.phase <= DRAINING && state.queue.first() == r && facts.startFrom[r] <= now
        && state.departuresLeft() > 0 && mayStartBeforeNext(r) && !isTooEarly(r);
  }

  /** Whether the next class, if there is one, shows the request in flight or may count it as settled. */
  private boolean mayStartBeforeNext(int r) {
    return !state.hasNext() || state.nextCurrent() == r || maySettleBeforeNext(r);
  }

  /** Whether the next class may count the request as settled. */
  private boolean maySettleBeforeNext(int r) {
    return maySettleBeforeNext(r, facts.firstOutcome(r), facts.lastOutcome(r));
  }

  /** Whether it may count it as settled with one of these outcomes, which are some that the request may have. */
  private boolean maySettleBeforeNext(int r, int first, int last) {
    boolean counted = false;
    for (int outcome = first; outcome <= last; outcome++) {
      counted |= state.settlementsLeft(outcome) > 0;
    }
    return counted && facts.settleFrom[r] <= statuses.enteredBy[state.reached()];
  }

  /** Whether the request would be in flight in the next class, but others have to run before. */
  private boolean isTooEarly(int r) {
    return state.hasNext() && state.nextCurrent() == r
        && (state.settlementsLeft(COMPLETED) > 0 || facts.crashFrom == NEVER && state.settlementsLeft(FAILED) > 0);
  }

  /** Whether the next class can count the request as settled from the queue. */
  private boolean mayBeRemovedBeforeNext(int r) {
    int leastRemovable = facts.crashFrom == NEVER ? FAILED + 1 : FAILED;
    int first = Math.max(facts.firstOutcome(r), leastRemovable);
    return !facts.mustStart(r) && maySettleBeforeNext(r, first, facts.lastOutcome(r));
  }

  /** Whether the request stays in the queue until the next class is reached. */
  private boolean staysQueued(int r) {
    return !mayBeRemovedBeforeNext(r) && !(facts.mayStart(r) && mayStartBeforeNext(r));
  }

  /**
   * Whether more requests must leave the queue before the next class than can, while one that stays is behind so
   * many.
   */
  private boolean isBlocked(int ahead) {
    long removals = facts.crashFrom == NEVER ? 0 : state.settlementsLeft(FAILED);
    for (int outcome = FAILED + 1; outcome < OUTCOMES; outcome++) {
      removals += state.settlementsLeft(outcome);
    }
    return state.departuresLeft() > ahead + removals;
  }

  /**
   * Whether the head of the queue, or the request just accepted, keeps too many from leaving it; or the current request
   * of the next class does, while others still have to run.
   */
  boolean isBlockedAfter(int action) {
    if (!state.hasNext()) {
      return false;
    }
    int head = state.queue.first();
    boolean accepted = Configuration.kind(action) == ACCEPT && staysQueued(Configuration.request(action))
        && isBlocked(state.queue.size() - 1);
    boolean behind = state.nextCurrent() != NONE && state.stage(state.nextCurrent()) == Configuration.QUEUED
        && areRunsMissing(state.nextCurrent());
    return accepted || behind || head != NONE && staysQueued(head) && isBlocked(0);
  }

  /**
   * Whether the next class counts more of this request's outcome, this one perhaps, than are in the queue or in
   * flight.
   */
  boolean isNeeded(int r) {
    for (int outcome = facts.firstOutcome(r); outcome <= facts.lastOutcome(r); outcome++) {
      if (maySettleBeforeNext(r, outcome, outcome) && unclaimed(outcome) > 0) {
        return true;
      }
    }
    return false;
  }

  /** How many requests with this outcome the next class still counts that are not accepted yet. */
  private long unclaimed(int outcome) {
    long left = state.settlementsLeft(outcome);
    for (int r = state.queue.first(); r != NONE && left > 0; r = state.queue.after(r)) {
      left -= mayClaim(r, outcome) ? 1 : 0;
    }
    return state.current != NONE && mayClaim(state.current, outcome) ? left - 1 : left;
  }

  private boolean mayClaim(int r, int outcome) {
    return facts.mayEndAs(r, outcome) && maySettleBeforeNext(r, outcome, outcome);
  }

  /** Settles the request in flight, but not if the next class shows it in flight. */
  boolean canSettle(int r, int outcome, long now) {
    return state.current == r && facts.settleFrom[r] <= now && state.settlementsLeft(outcome) > 0
        && (state.phase != CRASHED || outcome == FAILED) && !(state.hasNext() && state.nextCurrent() == r);
  }

  boolean canRemove(int r, int outcome, long now) {
    if (facts.mustStart(r) || facts.settleFrom[r] > now) {
      return false;
    }
    boolean possible = state.phase == CRASHED ? outcome == FAILED : outcome != FAILED && outcome != COMPLETED;
    return possible && state.settlementsLeft(outcome) > 0 && state.departuresLeft() > 0;
  }

  boolean canLeave(long now) {
    return state.executing != NONE && state.current == NONE && facts.leaveFrom[state.executing] <= now;
  }

  boolean canClose(long now) {
    return state.phase == OPEN && facts.closeFrom <= now && phaseLimit() >= DRAINING;
  }

  boolean canCancelRest(long now) {
    return state.phase == DRAINING && facts.closeFrom <= now && phaseLimit() >= CANCELLING;
  }

  boolean canStop(long now) {
    boolean limit = !state.hasNext() || phaseLimit() == STOPPED;
    return (state.phase == DRAINING || state.phase == CANCELLING) && state.queue.size() == 0 && state.current == NONE
        && facts.closeFrom <= now && facts.endFrom <= now && !facts.mustCrash() && limit;
  }

  boolean canCrash(long now) {
    boolean closedBefore = !facts.mustClose() || state.phase != OPEN;
    return state.phase < STOPPED && facts.crashFrom <= now && facts.endFrom <= now && closedBefore
        && phaseLimit() == CRASHED;
  }

  private int phaseLimit() {
    return state.hasNext() ? statuses.phase[state.reached()].ordinal() : CRASHED;
  }
}
