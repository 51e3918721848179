package dev.lockstep.modelcheck.monitor.worker;

import static dev.lockstep.modelcheck.history.Operation.NEVER;
import static dev.lockstep.modelcheck.monitor.worker.WorkerFacts.NONE;

import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Worker.Outcome;
import dev.lockstep.modelcheck.model.Worker.Phase;
import dev.lockstep.modelcheck.model.WorkerLog;
import org.jspecify.annotations.Nullable;

/**
 * Tightens the bounds of each request by what follows what: it is accepted, may start, is settled, may leave, in this
 * order. What somebody was told had happened by then; what nothing can cause does not happen.
 */
final class Narrowing {
  private static final int COMPLETED = Outcome.COMPLETED.ordinal();
  private static final int FAILED = Outcome.FAILED.ordinal();

  private final WorkerFacts facts;
  private final WorkerLog log;
  private final Words words;
  private @Nullable Rejection found;

  Narrowing(WorkerFacts facts) {
    this.facts = facts;
    log = facts.log;
    words = new Words(log);
  }

  /** Narrows all; the first contradiction, or null. */
  @Nullable Rejection narrow() {
    phases();
    for (int r = 0; r < facts.requests && found == null; r++) {
      if (facts.acceptFrom[r] == NEVER) {
        unaccepted(r);
      } else {
        told(r);
        ended(r);
        chain(r);
        accepted(r);
      }
    }
    return found;
  }

  private void reject(Contradiction contradiction, String sentence, int... operations) {
    if (found == null) {
      found = contradiction.between(sentence, operations);
    }
  }

  /** An operation that shows that the request was accepted; {@code NONE} if none does. */
  private int trace(int r) {
    if (facts.startBy[r] != NEVER) {
      return facts.start[r];
    }
    if (facts.settleBy[r] != NEVER) {
      return facts.settle[r];
    }
    if (facts.leaveBy[r] != NEVER) {
      return facts.leave[r];
    }
    return facts.await[r] != NONE ? facts.await[r] : facts.currentFirst[r];
  }

  private void unaccepted(int r) {
    int trace = trace(r);
    if (trace != NONE && facts.submit[r] == NONE) {
      reject(
          Contradiction.NEVER_SUBMITTED,
          words.operation(trace) + " is about " + words.request(r) + ", which was never submitted", trace);
    } else if (trace != NONE) {
      reject(
          Contradiction.REFUSED,
          words.request(r) + " was refused (" + words.operation(facts.submit[r]) + "), but see "
              + words.operation(trace) + " at " + words.answered(trace),
          facts.submit[r], trace);
    }
    facts.startFrom[r] = NEVER;
    facts.settleFrom[r] = NEVER;
    facts.leaveFrom[r] = NEVER;
  }

  /** What clients were told of the request. */
  private void told(int r) {
    int await = facts.await[r];
    int settle = facts.settle[r];
    if (await != NONE) {
      if (settle != NONE && log.outcome(settle) == log.outcome(await)) {
        facts.settleBy[r] = Math.min(facts.settleBy[r], log.response(await));
      } else if (settle != NONE && facts.settleBy[r] != NEVER) {
        reject(
            Contradiction.OUTCOME,
            words.request(r) + " was settled as " + FactReader.outcome(log.outcome(settle)) + " ("
                + words.operation(settle) + "), but " + words.operation(await) + " was told that it is "
                + FactReader.outcome(log.outcome(await)),
            settle, await);
      } else {
        reject(
            Contradiction.UNSETTLED,
            words.operation(await) + " was told that " + words.request(r) + " is "
                + FactReader.outcome(log.outcome(await)) + ", but nothing settled it so",
            await);
      }
    }
    if (facts.currentFirst[r] != NONE) {
      facts.startBy[r] = Math.min(facts.startBy[r], log.response(facts.currentFirst[r]));
      if (settle != NONE) {
        facts.settleFrom[r] = Math.max(facts.settleFrom[r], log.invocation(facts.currentLast[r]));
      }
      if (facts.start[r] == NONE) {
        reject(
            Contradiction.CURRENT,
            words.operation(facts.currentFirst[r]) + " names " + words.request(r) + " as current, but it never started",
            facts.currentFirst[r]);
      }
    }
  }

  /** How the request ended says whether it has run. */
  private void ended(int r) {
    int outcome = facts.outcome[r];
    if (facts.leaveBy[r] != NEVER) {
      left(r, outcome);
    }
    boolean required = facts.settleBy[r] != NEVER;
    if (facts.start[r] == NONE && (outcome == COMPLETED || outcome == FAILED && facts.crashFrom == NEVER)) {
      facts.settleFrom[r] = NEVER;
      if (required) {
        int settle = facts.settle[r];
        reject(
            Contradiction.NEVER_RAN,
            words.request(r) + " " + FactReader.outcome(log.outcome(settle)) + " (" + words.operation(settle)
                + "), but it never started",
            settle, facts.await[r]);
      }
    } else if (facts.start[r] == NONE && outcome == FAILED) {
      facts.settleFrom[r] = Math.max(facts.settleFrom[r], facts.crashFrom);
    } else if (required && (outcome == COMPLETED || outcome == FAILED && facts.crashFrom == NEVER)) {
      facts.startBy[r] = Math.min(facts.startBy[r], facts.settleBy[r]);
    }
  }

  /** The end of an execution that must have outlived its request. */
  private void left(int r, int outcome) {
    int leave = facts.leave[r];
    boolean lingers = outcome != NONE && outcome != COMPLETED && !(outcome == FAILED && facts.crashFrom == NEVER);
    if (!lingers || facts.start[r] == NONE) {
      String why =
          outcome == NONE ? "it was never settled" : facts.start[r] == NONE ? "it never started"
              : "its execution had ended when it " + FactReader.outcome(Outcome.values()[outcome]);
      Contradiction name = outcome == NONE ? Contradiction.UNSETTLED : Contradiction.TWICE;
      reject(
          facts.start[r] == NONE ? Contradiction.NEVER_RAN : name,
          words.request(r) + " left its pipeline (" + words.operation(leave) + "), but " + why, leave);
      return;
    }
    facts.settleBy[r] = Math.min(facts.settleBy[r], facts.leaveBy[r]);
    facts.startBy[r] = Math.min(facts.startBy[r], facts.leaveBy[r]);
  }

  /** Each step comes after the one before it. */
  private void chain(int r) {
    boolean settles = facts.settleFrom[r] != NEVER;
    if (facts.mayStart(r)) {
      facts.startFrom[r] = Math.max(facts.startFrom[r], facts.acceptFrom[r]);
    }
    if (facts.mustStart(r)) {
      facts.startBy[r] = Math.min(facts.startBy[r], facts.settleBy[r]);
      facts.acceptBy[r] = Math.min(facts.acceptBy[r], facts.startBy[r]);
      if (settles) {
        facts.settleFrom[r] = Math.max(facts.settleFrom[r], facts.startFrom[r]);
      }
    }
    if (settles) {
      facts.settleFrom[r] = Math.max(facts.settleFrom[r], facts.acceptFrom[r]);
      facts.acceptBy[r] = Math.min(facts.acceptBy[r], facts.settleBy[r]);
    }
    if (facts.leaveFrom[r] != NEVER) {
      facts.leaveFrom[r] = settles ? Math.max(facts.leaveFrom[r], facts.settleFrom[r]) : NEVER;
    }
    ordered(r, "accepted", facts.acceptFrom[r], facts.acceptBy[r]);
    ordered(r, "started", facts.startFrom[r], facts.startBy[r]);
    ordered(r, "settled", facts.settleFrom[r], facts.settleBy[r]);
    ordered(r, "gone", facts.leaveFrom[r], facts.leaveBy[r]);
  }

  private void ordered(int r, String what, long from, long by) {
    if (by == NEVER || from <= by || found != null) {
      return;
    }
    int seen = facts.answeredAt(r, by);
    int last = facts.currentLast[r];
    if (last != NONE && log.invocation(last) == from) {
      reject(
          Contradiction.CURRENT,
          words.operation(last) + " began at " + words.called(last) + " and names " + words.request(r)
              + " as current, but it was " + what + " by " + words.at(by) + " (" + words.operation(seen) + ")",
          last, seen);
    } else {
      reject(
          Contradiction.TOO_EARLY,
          words.request(r) + " was " + what + " by " + words.at(by) + " (" + words.operation(seen)
              + "), but nothing can have caused that before " + words.at(from),
          seen);
    }
  }

  /** An acceptance needs an open worker. */
  private void accepted(int r) {
    if (facts.acceptBy[r] == NEVER) {
      return;
    }
    int trace = facts.answeredAt(r, facts.acceptBy[r]);
    if (facts.initialPhase != Phase.OPEN) {
      reject(
          Contradiction.SHUTDOWN,
          words.request(r) + " was accepted (" + words.operation(trace) + ") by a worker that was not open any more",
          trace);
    }
    int crash = facts.mustCrash() ? facts.crashOperation : NONE;
    int[] closings = {facts.closeByOperation, facts.endByOperation, crash};
    for (int closing : closings) {
      if (closing != NONE && log.response(closing) < facts.acceptFrom[r]) {
        reject(
            Contradiction.SHUTDOWN,
            words.request(r) + " was accepted (" + words.operation(trace) + "), but it was submitted at "
                + words.at(facts.acceptFrom[r]) + ", after " + words.operation(closing)
                + " had shown that the worker was closed",
            trace, closing);
      }
    }
  }

  private void phases() {
    boolean terminal = facts.initialPhase.compareTo(Phase.STOPPED) >= 0;
    long closeFrom = facts.initialPhase == Phase.OPEN ? facts.closeFrom : 0;
    if (facts.mustClose() && (terminal || closeFrom > facts.closeBy)) {
      reject(
          Contradiction.SHUTDOWN,
          words.operation(facts.closeByOperation) + " was refused as stopping, but "
              + (terminal ? "the worker was at its end already" : "no shutdown had been called by then"),
          facts.closeByOperation);
    }
    if (facts.endBy != NEVER && !terminal) {
      if (Math.min(facts.closeFrom, facts.crashFrom) > facts.endBy) {
        reject(
            Contradiction.SHUTDOWN,
            words.operation(facts.endByOperation) + " shows that the worker was at its end by "
                + words.answered(facts.endByOperation) + ", but nothing can have ended it by then",
            facts.endByOperation);
      }
      if (facts.mustClose() && facts.endFrom > facts.endBy) {
        reject(
            Contradiction.SHUTDOWN,
            words.operation(facts.endFromOperation) + " was refused as stopping, but "
                + words.operation(facts.endByOperation) + " had shown that the worker was at its end",
            facts.endFromOperation, facts.endByOperation);
      }
    }
    if (facts.mustClose() && facts.crashFrom != NEVER) {
      facts.crashFrom = Math.max(facts.crashFrom, Math.max(closeFrom, facts.endFrom));
      if (facts.crashFrom > facts.crashBy) {
        reject(
            Contradiction.SHUTDOWN,
            words.operation(facts.endFromOperation) + " was refused as stopping, but the worker had broken by "
                + words.at(facts.crashBy) + " (" + words.operation(facts.crashOperation) + ")",
            facts.endFromOperation, facts.crashOperation);
      }
    }
  }
}
