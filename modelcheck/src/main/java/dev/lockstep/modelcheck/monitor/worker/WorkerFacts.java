package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;

import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.WorkerLog;
import java.util.Arrays;

/**
 * What a history says about each request, in columns: from when on and by when at the latest it is accepted, starts, is
 * settled, and leaves. {@code NEVER} as a first point: it cannot happen; as a last point: it need not.
 *
 * <p>Everything here follows from single operations and, once {@link Narrowing} has passed, from what happens to one
 * request after another. Nothing that a legal placement may do is excluded.
 */
final class WorkerFacts {
  /** No operation, no request, no outcome. */
  static final int NONE = -1;

  /** The outcome of a black box's request of which nobody was told: one of all, or none. */
  static final int ANY = Outcome.values().length;

  final WorkerLog log;
  final int requests;

  final long[] acceptFrom;
  final long[] acceptBy;
  final long[] startFrom;
  final long[] startBy;
  final long[] settleFrom;
  final long[] settleBy;
  final long[] leaveFrom;
  final long[] leaveBy;
  final int[] outcome; // ordinal, ANY or NONE
  boolean someOutcomeOpen; // whether one is ANY

  /**
   * The operations that the bounds come of: submission (or refusal), start, settle, leave, the first answered await.
   */
  final int[] submit;
  final int[] start;
  final int[] settle;
  final int[] leave;
  final int[] await;

  /** Of the statuses that name the request as current: the one answered first, and the one called last. */
  final int[] currentFirst;
  final int[] currentLast;

  /**
   * The phases. A shutdown may close from {@code closeFrom} on; the first stop or crash is not before {@code
   * endFrom}.
   */
  final Phase initialPhase;
  long closeFrom = NEVER;
  long closeBy = NEVER;
  long endFrom;
  long endBy = NEVER;
  long crashFrom = NEVER;
  long crashBy = NEVER;
  int closeByOperation = NONE;
  int endFromOperation = NONE;
  int endByOperation = NONE;
  int crashOperation = NONE;

  /** Submissions refused because the queue was full. */
  int[] full = new int[8];
  int fullCount;

  /** Answered statuses. */
  int[] statuses = new int[8];
  int statusCount;

  WorkerFacts(WorkerLog log) {
    this.log = log;
    requests = log.requests();
    initialPhase = log.header().phase();
    acceptFrom = filled(NEVER);
    acceptBy = filled(NEVER);
    startFrom = filled(NEVER);
    startBy = filled(NEVER);
    settleFrom = filled(NEVER);
    settleBy = filled(NEVER);
    leaveFrom = filled(NEVER);
    leaveBy = filled(NEVER);
    outcome = none();
    submit = none();
    start = none();
    settle = none();
    leave = none();
    await = none();
    currentFirst = none();
    currentLast = none();
  }

  private long[] filled(long value) {
    long[] column = new long[requests];
    Arrays.fill(column, value);
    return column;
  }

  private int[] none() {
    int[] column = new int[requests];
    Arrays.fill(column, NONE);
    return column;
  }

  void addFull(int operation) {
    if (fullCount == full.length) {
      full = Arrays.copyOf(full, 2 * fullCount);
    }
    full[fullCount++] = operation;
  }

  void addStatus(int operation) {
    if (statusCount == statuses.length) {
      statuses = Arrays.copyOf(statuses, 2 * statusCount);
    }
    statuses[statusCount++] = operation;
  }

  /** The operation about the request that was answered at this point; {@link #NONE} if none was. */
  int answeredAt(int request, long point) {
    int[] candidates = {
      submit[request], start[request], settle[request], await[request], leave[request], currentFirst[request]
    };
    for (int i : candidates) {
      if (i != NONE && log.latest(i) == point) {
        return i;
      }
    }
    return NONE;
  }

  /** Whether the request cannot do without starting. */
  boolean mustStart(int request) {
    return startBy[request] != NEVER;
  }

  /** The first outcome that it may have; the others follow, up to {@link #lastOutcome}. */
  int firstOutcome(int request) {
    return outcome[request] == ANY || outcome[request] == NONE ? 0 : outcome[request];
  }

  /** The last outcome that it may have; less than the first if it may have none. */
  int lastOutcome(int request) {
    return outcome[request] == ANY ? ANY - 1 : outcome[request];
  }

  boolean mayEndAs(int request, int ordinal) {
    return outcome[request] == ordinal || outcome[request] == ANY;
  }

  /** The operation that settles it with this outcome; for ANY the decoder adds one for each, in their order. */
  int settlement(int request, int ordinal) {
    return outcome[request] == ANY ? settle[request] + ordinal : settle[request];
  }

  /** Whether its execution outlives it, if there is one. */
  boolean isAbandoned(int request) {
    return outcome[request] == Outcome.TIMED_OUT.ordinal() || outcome[request] == Outcome.CANCELLED.ordinal();
  }

  /** Whether it may start. */
  boolean mayStart(int request) {
    return startFrom[request] != NEVER;
  }

  /** Whether the worker is broken at some time for sure: then it does not stop. */
  boolean mustCrash() {
    return crashBy != NEVER;
  }

  /** Whether a submission was refused as stopping: then the worker does not break before it closes. */
  boolean mustClose() {
    return closeBy != NEVER;
  }
}
