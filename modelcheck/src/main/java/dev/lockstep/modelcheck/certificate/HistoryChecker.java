package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.model.WorkerDecoder;

/**
 * Whether a history is linearizable (Herlihy and Wing 1990) with respect to the model that its header names, with a
 * certificate that was rechecked. Thread-safe: checks share nothing.
 */
public final class HistoryChecker {
  private HistoryChecker() {}

  /**
   * Checks a history.
   *
   * @throws HistoryFormatException when its model does not exist or does not know the operations
   */
  public static Verdict check(History history, Limits limits) throws HistoryFormatException {
    return check(checkable(history), limits);
  }

  /**
   * The history, ready to be checked.
   *
   * @throws HistoryFormatException when its model does not exist or does not know the operations
   */
  public static Checkable checkable(History history) throws HistoryFormatException {
    return history.header().model().equals("worker")
        ? new WorkerCheckable(WorkerDecoder.decode(history)) : new PlainCheckable(history);
  }

  /** Checks a history. */
  public static Verdict check(Checkable history, Limits limits) {
    Budget budget = new Budget(limits);
    return switch (history.decide(history.allAnswers(), budget)) {
      case Decision.Linearized(int[] order) -> accepted(history, new Certificate.Linearization(order));
      case Decision.Rejected rejected -> {
        Certificate.Refutation refutation = new Refuter(history, budget).refute(rejected.rejection());
        yield new Verdict.Illegal(refutation, CertificateVerifier.objection(history, refutation));
      }
      case Decision.Undecided undecided -> new Verdict.Unknown(undecided.reason());
    };
  }

  /** An order that does not stand up to verification is a defect of the checker, and says nothing of the history. */
  private static Verdict accepted(Checkable history, Certificate.Linearization linearization) {
    String objection = CertificateVerifier.objection(history, linearization);
    return objection == null
        ? new Verdict.Ok(linearization) : new Verdict.Unknown("the order that was found is none: " + objection);
  }
}
