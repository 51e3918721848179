package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import java.util.Arrays;

/**
 * Where the worker stands during a search, with a trail by which it is wound back. Every list is doubly linked over two
 * arrays, and what is taken out keeps its own links, so that putting it back, in reverse order, takes constant time
 * (Knuth's dancing links).
 *
 * <p>No action leads beyond the next class of statuses, or away from one of which a status is still to be called.
 */
final class Configuration {
  /** Actions of the worker: the kind in the four lowest bits, the request in the others. */
  static final int ACCEPT = 0;
  static final int START = 1;
  static final int SETTLE = 2; // the request in flight
  static final int REMOVE = 3; // settles a queued one
  static final int LEAVE = 4;
  static final int CLOSE = 5;
  static final int CANCEL_REST = 6;
  static final int STOP = 7;
  static final int CRASH = 8;
  /** What else is on the trail: a class or a full queue was reached, a submission or refusal began or ended. */
  static final int REACHED = 9;
  static final int WAS_FULL = 10;
  static final int OPENED = 11;
  static final int REFUSAL_OPENED = 12;

  /** Stages of a request. */
  static final byte NEW = 0;
  static final byte QUEUED = 1;
  static final byte RUNNING = 2;
  static final byte SETTLED = 3;

  private static final int COMPLETED = Outcome.COMPLETED.ordinal();
  private static final int FAILED = Outcome.FAILED.ordinal();
  private static final int OPEN = Phase.OPEN.ordinal();
  private static final int DRAINING = Phase.DRAINING.ordinal();
  private static final int CANCELLING = Phase.CANCELLING.ordinal();
  private static final int STOPPED = Phase.STOPPED.ordinal();
  private static final int CRASHED = Phase.CRASHED.ordinal();

  private final WorkerFacts facts;
  private final StatusClasses statuses;
  private final StartOrder order;
  private final int capacity;
  private final long initialAccepted;

  private final byte[] stage;
  final Links queue;
  final Links open; // submissions that have begun and are not accepted
  final Links refusals; // of those that are open: they have not seen a full queue yet
  int current = NONE;
  int executing = NONE;
  private long accepted;
  private final long[] settled;
  private int phase;
  private int reached; // classes
  private final boolean[] wasFull;
  private int block;
  private int blockAccepted;

  int[] trail = new int[256];
  int[] trailEvent = new int[256];
  int length;

  /** False if a status contradicts the state in which the history begins. */
  final boolean possible;

  Configuration(WorkerFacts facts, StatusClasses statuses, StartOrder order) {
    this.facts = facts;
    this.statuses = statuses;
    this.order = order;
    capacity = facts.log.header().capacity();
    stage = new byte[facts.requests];
    queue = new Links(facts.requests);
    open = new Links(facts.requests);
    refusals = new Links(facts.fullCount);
    wasFull = new boolean[facts.fullCount];
    settled = StatusClasses.initialSettled(facts);
    initialAccepted = Arrays.stream(settled).sum();
    accepted = initialAccepted;
    phase = facts.initialPhase.ordinal();
    possible = reach(0);
  }

  /** A list of numbers. */
  static final class Links {
    private final int[] next;
    private final int[] previous;
    private final int end;
    private int size;

    Links(int numbers) {
      end = numbers;
      next = new int[numbers + 1];
      previous = new int[numbers + 1];
      next[end] = end;
      previous[end] = end;
    }

    void add(int i) {
      next[i] = end;
      previous[i] = previous[end];
      putBack(i);
    }

    void takeOut(int i) {
      next[previous[i]] = next[i];
      previous[next[i]] = previous[i];
      size--;
    }

    void putBack(int i) {
      next[previous[i]] = i;
      previous[next[i]] = i;
      size++;
    }

    int first() {
      return next[end] == end ? NONE : next[end];
    }

    int after(int i) {
      return next[i] == end ? NONE : next[i];
    }

    int size() {
      return size;
    }
  }

  byte stage(int request) {
    return stage[request];
  }

  int reached() {
    return reached;
  }

  boolean wasFull(int refusal) {
    return wasFull[refusal];
  }

  boolean isFull() {
    return queue.size() == capacity;
  }

  boolean isOpen() {
    return phase == OPEN;
  }

  boolean isClosed() {
    return phase != OPEN;
  }

  boolean isTerminal() {
    return phase >= STOPPED;
  }

  boolean isCrashed() {
    return phase == CRASHED;
  }

  /** Whether the execution of the request is over, or will never begin. */
  boolean hasLeft(int r) {
    return stage[r] == SETTLED && executing != r;
  }

  /** Whether a class is ahead. */
  boolean hasNext() {
    return reached < statuses.count;
  }

  /** Whether nothing may happen at {@code now}, because a status of the present class is still to be called. */
  boolean isHeld(long now) {
    return reached > 0 && statuses.leftFrom[reached - 1] > now;
  }

  /** Whether the next class may be passed at {@code now}: all its statuses have been called. */
  boolean mayPass(long now) {
    return hasNext() && statuses.leftFrom[reached] <= now;
  }

  long acceptancesLeft() {
    return hasNext() ? statuses.accepted[reached] - accepted : Long.MAX_VALUE;
  }

  private long departuresLeft() {
    return hasNext() ? statuses.left[reached] - (accepted - queue.size()) : Long.MAX_VALUE;
  }

  private long settlementsLeft(int outcome) {
    return hasNext() ? statuses.settled[outcome][reached] - settled[outcome] : Long.MAX_VALUE;
  }

  /** The current request of the next class. */
  int nextCurrent() {
    return statuses.current[reached];
  }

  boolean nextOccupied() {
    return statuses.occupied[reached];
  }

  private int phaseLimit() {
    return hasNext() ? statuses.phase[reached].ordinal() : CRASHED;
  }

  boolean canAccept(int r) {
    return stage[r] == NEW && phase == OPEN && queue.size() < capacity && acceptancesLeft() > 0 && isTurnOf(r)
        && !(hasNext() && nextCurrent() == r && mustOthersRunBeforeNext());
  }

  /** Whether a request that is not accepted yet has to run, and to be settled, before the next class is reached. */
  private boolean mustOthersRunBeforeNext() {
    return unclaimed(COMPLETED) > 0 || facts.crashFrom == NEVER && unclaimed(FAILED) > 0;
  }

  /** Whether all that must start before the request is accepted. */
  private boolean isTurnOf(int r) {
    return order.block[r] == NONE || order.block[r] == block;
  }

  boolean canStart(int r, long now) {
    return executing == NONE && phase <= DRAINING && queue.first() == r && facts.startFrom[r] <= now
        && departuresLeft() > 0 && mayStartBeforeNext(r) && !isTooEarly(r);
  }

  /** Whether the next class, if there is one, shows the request in flight or may count it as settled. */
  private boolean mayStartBeforeNext(int r) {
    return !hasNext() || nextCurrent() == r || maySettleBeforeNext(r);
  }

  /** Whether the next class may count the request as settled. */
  private boolean maySettleBeforeNext(int r) {
    int outcome = facts.outcome[r];
    return outcome != NONE && settlementsLeft(outcome) > 0 && facts.settleFrom[r] <= statuses.enteredBy[reached];
  }

  /** Whether the request would be in flight in the next class, but others have to run before. */
  private boolean isTooEarly(int r) {
    return hasNext() && nextCurrent() == r
        && (settlementsLeft(COMPLETED) > 0 || facts.crashFrom == NEVER && settlementsLeft(FAILED) > 0);
  }

  /** Whether the next class can count the request as settled from the queue. */
  private boolean mayBeRemovedBeforeNext(int r) {
    int outcome = facts.outcome[r];
    boolean removable = outcome != NONE && outcome != COMPLETED && (outcome != FAILED || facts.crashFrom != NEVER);
    return removable && !facts.mustStart(r) && maySettleBeforeNext(r);
  }

  /** Whether the request stays in the queue until the next class is reached. */
  private boolean staysQueued(int r) {
    return !mayBeRemovedBeforeNext(r) && !(facts.mayStart(r) && mayStartBeforeNext(r));
  }

  /** Whether more requests must leave the queue before the next class than can, while one that stays is behind so many. */
  private boolean isBlocked(int ahead) {
    long removals = facts.crashFrom == NEVER ? 0 : settlementsLeft(FAILED);
    for (int outcome = FAILED + 1; outcome < settled.length; outcome++) {
      removals += settlementsLeft(outcome);
    }
    return departuresLeft() > ahead + removals;
  }

  /** Whether the head of the queue, or the request just accepted, keeps too many from leaving it. */
  private boolean isBlockedAfter(int action) {
    if (!hasNext()) {
      return false;
    }
    int head = queue.first();
    boolean accepted = (action & 15) == ACCEPT && staysQueued(action >>> 4) && isBlocked(queue.size() - 1);
    return accepted || head != NONE && staysQueued(head) && isBlocked(0);
  }

  /** Whether the next class counts more of this request's outcome, this one perhaps, than are in the queue or in flight. */
  boolean isNeeded(int r) {
    return maySettleBeforeNext(r) && unclaimed(facts.outcome[r]) > 0;
  }

  /** How many requests with this outcome the next class still counts that are not accepted yet. */
  private long unclaimed(int outcome) {
    long left = settlementsLeft(outcome);
    for (int r = queue.first(); r != NONE && left > 0; r = queue.after(r)) {
      left -= facts.outcome[r] == outcome && maySettleBeforeNext(r) ? 1 : 0;
    }
    return current != NONE && facts.outcome[current] == outcome && maySettleBeforeNext(current) ? left - 1 : left;
  }

  /** Settles the request in flight, but not if the next class shows it in flight. */
  boolean canSettle(int r, long now) {
    int outcome = facts.outcome[r];
    return current == r && outcome != NONE && facts.settleFrom[r] <= now && settlementsLeft(outcome) > 0
        && (phase != CRASHED || outcome == FAILED) && !(hasNext() && nextCurrent() == r);
  }

  boolean canRemove(int r, long now) {
    int outcome = facts.outcome[r];
    if (outcome == NONE || facts.mustStart(r) || facts.settleFrom[r] > now) {
      return false;
    }
    boolean possible = phase == CRASHED ? outcome == FAILED : outcome != FAILED && outcome != COMPLETED;
    return possible && settlementsLeft(outcome) > 0 && departuresLeft() > 0;
  }

  boolean canLeave(long now) {
    return executing != NONE && current == NONE && facts.leaveFrom[executing] <= now;
  }

  boolean canClose(long now) {
    return phase == OPEN && facts.closeFrom <= now && phaseLimit() >= DRAINING;
  }

  boolean canCancelRest(long now) {
    return phase == DRAINING && facts.closeFrom <= now && phaseLimit() >= CANCELLING;
  }

  boolean canStop(long now) {
    boolean limit = !hasNext() || phaseLimit() == STOPPED;
    return (phase == DRAINING || phase == CANCELLING) && queue.size() == 0 && current == NONE && facts.closeFrom <= now
        && facts.endFrom <= now && !facts.mustCrash() && limit;
  }

  boolean canCrash(long now) {
    boolean closedBefore = !facts.mustClose() || phase != OPEN;
    return phase < STOPPED && facts.crashFrom <= now && facts.endFrom <= now && closedBefore && phaseLimit() == CRASHED;
  }

  /**
   * Does an action that is possible, and what follows from it: a class is reached, a full queue was seen. False if no
   * legal run goes on from there; the action stands on the trail all the same.
   */
  boolean act(int action, int event) {
    int r = action >>> 4;
    switch (action & 15) {
      case ACCEPT -> accept(r);
      case START -> {
        queue.takeOut(r);
        stage[r] = RUNNING;
        current = r;
        executing = r;
      }
      case SETTLE -> {
        stage[r] = SETTLED;
        settled[facts.outcome[r]]++;
        current = NONE;
        executing = endsExecution(r) ? NONE : r;
      }
      case REMOVE -> {
        queue.takeOut(r);
        stage[r] = SETTLED;
        settled[facts.outcome[r]]++;
      }
      case LEAVE -> executing = NONE;
      case CLOSE -> phase = DRAINING;
      case CANCEL_REST -> phase = CANCELLING;
      case STOP -> phase = STOPPED;
      case CRASH -> phase = CRASHED;
      default -> throw new IllegalArgumentException("no action: " + action);
    }
    record(action, event);
    if ((action & 15) == ACCEPT) {
      seeFull(event);
    }
    return reach(event) && !isBlockedAfter(action);
  }

  /** A broken worker fails the request, although its pipeline may still run. */
  private boolean endsExecution(int r) {
    return facts.outcome[r] == COMPLETED || facts.outcome[r] == FAILED && phase != CRASHED;
  }

  private void accept(int r) {
    open.takeOut(r);
    queue.add(r);
    stage[r] = QUEUED;
    accepted++;
    if (order.block[r] != NONE && ++blockAccepted == order.blockSizes[block]) {
      block++;
      blockAccepted = 0;
    }
  }

  private void undoAccept(int r) {
    if (order.block[r] != NONE) {
      block = order.block[r];
      blockAccepted = blockAccepted == 0 ? order.blockSizes[block] - 1 : blockAccepted - 1;
    }
    accepted--;
    stage[r] = NEW;
    queue.takeOut(r);
    open.putBack(r);
  }

  /** All that is refused now as full has its reason. */
  private void seeFull(int event) {
    while (phase == OPEN && isFull() && refusals.first() != NONE) {
      int q = refusals.first();
      refusals.takeOut(q);
      wasFull[q] = true;
      record(q << 4 | WAS_FULL, event);
    }
  }

  /** Notes that the next class is reached, if so; false if it can never be. */
  private boolean reach(int event) {
    if (!hasNext() || acceptancesLeft() != 0 || departuresLeft() != 0 || phase != statuses.phase[reached].ordinal()) {
      return true;
    }
    for (int outcome = 0; outcome < settled.length; outcome++) {
      if (settlementsLeft(outcome) != 0) {
        return true;
      }
    }
    if (current != nextCurrent() || nextOccupied() && executing == NONE) {
      return false;
    }
    if (nextOccupied() == (executing != NONE)) {
      record(reached++ << 4 | REACHED, event);
    }
    return true;
  }

  /** A submission begins. */
  void opened(int r, int event) {
    open.add(r);
    record(r << 4 | OPENED, event);
  }

  /** A submission begins that will be refused as full. */
  void refusalOpened(int q, int event) {
    refusals.add(q);
    record(q << 4 | REFUSAL_OPENED, event);
    seeFull(event);
  }

  private void record(int entry, int event) {
    if (length == trail.length) {
      trail = Arrays.copyOf(trail, 2 * length);
      trailEvent = Arrays.copyOf(trailEvent, 2 * length);
    }
    trail[length] = entry;
    trailEvent[length++] = event;
  }

  /** Undoes all that stands on the trail from {@code mark} on. */
  void windBack(int mark) {
    while (length > mark) {
      int entry = trail[--length];
      undo(entry & 15, entry >>> 4);
    }
  }

  private void undo(int kind, int r) {
    switch (kind) {
      case ACCEPT -> undoAccept(r);
      case START -> {
        executing = NONE;
        current = NONE;
        stage[r] = QUEUED;
        queue.putBack(r);
      }
      case SETTLE -> {
        executing = r;
        current = r;
        settled[facts.outcome[r]]--;
        stage[r] = RUNNING;
      }
      case REMOVE -> {
        settled[facts.outcome[r]]--;
        stage[r] = QUEUED;
        queue.putBack(r);
      }
      case LEAVE -> executing = r;
      case CLOSE, CANCEL_REST, STOP, CRASH -> phase = r; // the trail names the phase before
      case REACHED -> reached--;
      case WAS_FULL -> {
        wasFull[r] = false;
        refusals.putBack(r);
      }
      case OPENED -> open.takeOut(r);
      case REFUSAL_OPENED -> refusals.takeOut(r);
      default -> throw new IllegalStateException("not on a trail: " + kind);
    }
  }

  /** The action of this kind from the present phase. */
  int phaseAction(int kind) {
    return phase << 4 | kind;
  }

  /**
   * All that the future depends on, at one event: the queue, what is accepted of the open submissions and what was
   * accepted of those that may also never be, and the rest of the state. Two runs of equal key go on alike.
   */
  int[] key(int event) {
    int[] key = new int[12 + queue.size() + open.size() + refusals.size()];
    int n = 0;
    key[n++] = event;
    key[n++] = phase;
    key[n++] = current;
    key[n++] = executing;
    key[n++] = reached;
    key[n++] = queue.size();
    key[n++] = open.size();
    for (long count : settled) {
      key[n++] = (int) (count - initialAccepted);
    }
    key[n++] = (int) (accepted - initialAccepted);
    for (int r = queue.first(); r != NONE; r = queue.after(r)) {
      key[n++] = r;
    }
    for (int r = open.first(); r != NONE; r = open.after(r)) {
      key[n++] = r;
    }
    for (int q = refusals.first(); q != NONE; q = refusals.after(q)) {
      key[n++] = q;
    }
    return key;
  }
}
