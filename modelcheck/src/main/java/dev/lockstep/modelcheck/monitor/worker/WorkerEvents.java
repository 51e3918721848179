package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.monitor.LongOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The facts as a row of events in the order of time: what begins to be possible, and what must have been reached by
 * then. At equal times beginnings come first, so that operations that touch are concurrent.
 */
final class WorkerEvents {
  /** A submission begins. */
  static final int SUBMITTED = 0;
  /** A submission begins that will be refused as full. */
  static final int TURNED_AWAY = 1;
  /** By now the request must be accepted; must have started; must be settled; must have left. */
  static final int ACCEPT = 2;
  static final int START = 3;
  static final int SETTLE = 4;
  static final int LEAVE = 5;
  /** By now the state of a class of statuses must have been reached. */
  static final int STATUS = 6;
  /** By now the queue must have been full while that submission was open. */
  static final int FULL = 7;
  /** By now the worker must be closed; at its end; broken. */
  static final int CLOSED = 8;
  static final int ENDED = 9;
  static final int CRASHED = 10;

  private final WorkerFacts facts;
  private final StartOrder order;
  private int[] codes;
  private long[] times;
  private int count;

  /** After these events no choice made before matters: there is one state only that a legal run can be in. */
  private final BitSet quiet = new BitSet();

  WorkerEvents(WorkerFacts facts, StatusClasses statuses, StartOrder order) {
    this.facts = facts;
    this.order = order;
    int most = 5 * facts.requests + statuses.count + 2 * facts.fullCount + 3;
    codes = new int[most];
    times = new long[most];
    beginnings();
    deadlines(statuses);
    LongOrder.sort(codes, times, count);
    findQuiet();
  }

  private void add(int kind, int id, long time) {
    if (time != NEVER) {
      codes[count] = id << 4 | kind;
      times[count++] = time;
    }
  }

  private void beginnings() {
    for (int r = 0; r < facts.requests; r++) {
      add(SUBMITTED, r, facts.acceptFrom[r]);
    }
    for (int q = 0; q < facts.fullCount; q++) {
      add(TURNED_AWAY, q, facts.log.invocation(facts.full[q]));
    }
  }

  /** In the order in which things happen at one time. */
  private void deadlines(StatusClasses statuses) {
    for (int r : order.sequence) {
      add(ACCEPT, r, facts.acceptBy[r]);
    }
    for (int r = 0; r < facts.requests; r++) {
      if (!facts.mustStart(r) && facts.acceptFrom[r] != NEVER) {
        add(ACCEPT, r, facts.acceptBy[r]);
      }
    }
    for (int r : order.sequence) {
      add(START, r, facts.startBy[r]);
    }
    for (int r = 0; r < facts.requests; r++) {
      add(SETTLE, r, facts.settleBy[r]);
    }
    for (int r = 0; r < facts.requests; r++) {
      add(LEAVE, r, facts.leaveBy[r]);
    }
    for (int k = 0; k < statuses.count; k++) {
      add(STATUS, k, statuses.enteredBy[k]);
    }
    for (int q = 0; q < facts.fullCount; q++) {
      add(FULL, q, facts.log.response(facts.full[q]));
    }
    add(CLOSED, 0, facts.closeBy);
    add(ENDED, 0, facts.endBy);
    add(CRASHED, 0, facts.crashBy);
  }

  /** Counts what is not sure: requests between submission and their known end, and refusals. */
  private void findQuiet() {
    // Of a request whose start shows that the execution before it is over: that one.
    int[] lingeringBefore = new int[facts.requests];
    Arrays.fill(lingeringBefore, NONE);
    int[] open = new int[facts.requests]; // how many events are missing until the request's end is known
    for (int r = 0; r < facts.requests; r++) {
      open[r] = facts.settleBy[r] == NEVER ? Integer.MAX_VALUE : lingers(r) ? 2 : 1;
    }
    for (int k = 1; k < order.sequence.length; k++) {
      int r = order.sequence[k];
      int before = order.sequence[k - 1];
      if (order.block[r] == order.block[before] + 1 && lingers(before)) {
        lingeringBefore[r] = before;
      }
    }
    long last = Math.min(facts.closeFrom, facts.crashFrom);
    int unsure = 0;
    for (int e = 0; e < count && times[e] < last; e++) {
      int id = id(e);
      unsure +=
          switch (kind(e)) {
            case SUBMITTED, TURNED_AWAY -> 1;
            case FULL -> -1;
            case SETTLE -> --open[id] == 0 ? -1 : 0;
            case START -> lingeringBefore[id] != NONE && --open[lingeringBefore[id]] == 0 ? -1 : 0;
            default -> 0;
          };
      quiet.set(e, unsure == 0);
    }
  }

  private boolean lingers(int r) {
    return facts.isAbandoned(r) && facts.mayStart(r);
  }

  int count() {
    return count;
  }

  int kind(int event) {
    return codes[event] & 15;
  }

  /** The request, class, or refusal that the event is about. */
  int id(int event) {
    return codes[event] >>> 4;
  }

  long time(int event) {
    return times[event];
  }

  boolean isQuiet(int event) {
    return quiet.get(event);
  }
}
