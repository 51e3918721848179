package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import java.util.Arrays;

/**
 * Where the worker stands during a search, with a trail by which it is wound back. What may be done next is said by
 * {@link Outlook}.
 */
final class Configuration {
  /** Actions of the worker: the kind in the four lowest bits, an outcome in two, the request in the others. */
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

  static final int COMPLETED = Outcome.COMPLETED.ordinal();
  static final int FAILED = Outcome.FAILED.ordinal();
  static final int OPEN = Phase.OPEN.ordinal();
  static final int DRAINING = Phase.DRAINING.ordinal();
  static final int CANCELLING = Phase.CANCELLING.ordinal();
  static final int STOPPED = Phase.STOPPED.ordinal();
  static final int CRASHED = Phase.CRASHED.ordinal();

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
  int phase;
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

  static int action(int kind, int outcome, int request) {
    return request << 6 | outcome << 4 | kind;
  }

  static int kind(int action) {
    return action & 15;
  }

  /** Of a settlement; otherwise 0. */
  static int outcome(int action) {
    return action >>> 4 & 3;
  }

  static int request(int action) {
    return action >>> 6;
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

  long acceptancesLeft() {
    return hasNext() ? statuses.accepted[reached] - accepted : Long.MAX_VALUE;
  }

  long departuresLeft() {
    return hasNext() ? statuses.left[reached] - (accepted - queue.size()) : Long.MAX_VALUE;
  }

  long settlementsLeft(int outcome) {
    return hasNext() ? statuses.settled[outcome][reached] - settled[outcome] : Long.MAX_VALUE;
  }

  /** The current request of the next class. */
  int nextCurrent() {
    return statuses.current[reached];
  }

  boolean nextOccupied() {
    return statuses.occupied[reached];
  }

  /** Whether all that must start before the request is accepted. */
  boolean isTurnOf(int r) {
    return order.block[r] == NONE || order.block[r] == block;
  }

  /**
   * Does an action that is possible, and what follows from it: a class is reached, a full queue was seen. False if no
   * legal run goes on from there; the action stands on the trail all the same.
   */
  boolean act(int action, int event) {
    int r = request(action);
    switch (kind(action)) {
      case ACCEPT -> accept(r);
      case START -> {
        queue.takeOut(r);
        stage[r] = RUNNING;
        current = r;
        executing = r;
      }
      case SETTLE -> {
        stage[r] = SETTLED;
        settled[outcome(action)]++;
        current = NONE;
        executing = endsExecution(outcome(action)) ? NONE : r;
      }
      case REMOVE -> {
        queue.takeOut(r);
        stage[r] = SETTLED;
        settled[outcome(action)]++;
      }
      case LEAVE -> executing = NONE;
      case CLOSE -> phase = DRAINING;
      case CANCEL_REST -> phase = CANCELLING;
      case STOP -> phase = STOPPED;
      case CRASH -> phase = CRASHED;
      default -> throw new IllegalArgumentException("no action: " + action);
    }
    record(action, event);
    if (kind(action) == ACCEPT) {
      seeFull(event);
    }
    return reach(event);
  }

  /** A broken worker fails the request, although its pipeline may still run. */
  private boolean endsExecution(int outcome) {
    return outcome == COMPLETED || outcome == FAILED && phase != CRASHED;
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
      record(action(WAS_FULL, 0, q), event);
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
      record(action(REACHED, 0, reached++), event);
    }
    return true;
  }

  /** A submission begins. */
  void opened(int r, int event) {
    open.add(r);
    record(action(OPENED, 0, r), event);
  }

  /** A submission begins that will be refused as full. */
  void refusalOpened(int q, int event) {
    refusals.add(q);
    record(action(REFUSAL_OPENED, 0, q), event);
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
      undo(entry, request(entry));
    }
  }

  private void undo(int entry, int r) {
    switch (kind(entry)) {
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
        settled[outcome(entry)]--;
        stage[r] = RUNNING;
      }
      case REMOVE -> {
        settled[outcome(entry)]--;
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
      default -> throw new IllegalStateException("not on a trail: " + entry);
    }
  }

  /** The action of this kind from the present phase. */
  int phaseAction(int kind) {
    return action(kind, 0, phase);
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
