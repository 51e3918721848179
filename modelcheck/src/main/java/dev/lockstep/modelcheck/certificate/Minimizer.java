package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.model.WorkerHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes an illegal history small. What is left are the answers that contradict each other, and of the other calls,
 * with their outcomes unknown, those without which fewer answers would do so: a read is not wrong because the write
 * of its value was taken away.
 *
 * <p>Taking a call away that need not have happened never makes an illegal history legal. So only that nothing becomes
 * illegal has to be tried: the history without any one of the conflict's answers must stay legal.
 */
public final class Minimizer {
  private static final Limits ATTEMPT = new Limits(Duration.ofSeconds(2), 64L << 20);

  private final History history;
  private final Header header; // of each part
  private final List<Integer> conflict;
  private final Budget budget;

  private Minimizer(History history, Header header, List<Integer> conflict, Budget budget) {
    this.history = history;
    this.header = header;
    this.conflict = conflict;
    this.budget = budget;
  }

  /** A smaller history with the same conflict; as small as {@code limits} allow. */
  public static History minimize(History history, Checkable checkable, Certificate.Refutation refutation, Limits limits)
      throws HistoryFormatException {
    boolean worker = history.header().model().equals("worker");
    Header header = worker ? new Header("worker", WorkerHeader.parametersForParts(history)) : history.header();
    Minimizer minimizer = new Minimizer(history, header, refutation.conflict(), new Budget(limits));
    Set<Integer> others = new TreeSet<>();
    for (var witness : refutation.witnesses().entrySet()) {
      BitSet rest = refutation.kept();
      rest.clear(witness.getKey());
      others.addAll(checkable.operations(rest, witness.getValue()));
    }
    others.removeAll(refutation.conflict());
    return minimizer.part(minimizer.fewest(new ArrayList<>(others)));
  }

  private List<Integer> fewest(List<Integer> others) throws HistoryFormatException {
    List<Integer> left = others;
    for (int piece = left.size(); piece >= 1; piece = Math.min(piece, left.size()) / 2) {
      for (int from = 0; from < left.size() && !budget.isOver(); ) {
        List<Integer> rest = new ArrayList<>(left);
        rest.subList(from, Math.min(from + piece, left.size())).clear();
        if (isEachNeeded(rest)) {
          left = rest;
        } else {
          from += piece;
        }
      }
    }
    return left;
  }

  /** Whether, with only these other calls, the history is legal without any one answer of the conflict. */
  private boolean isEachNeeded(List<Integer> others) throws HistoryFormatException {
    History part = part(others);
    Checkable checkable = HistoryChecker.checkable(part);
    BitSet answers = checkable.allAnswers();
    for (int i = answers.nextSetBit(0); i >= 0; i = answers.nextSetBit(i + 1)) {
      BitSet rest = (BitSet) answers.clone();
      rest.clear(i);
      if (!(checkable.decide(rest, new Budget(ATTEMPT)) instanceof Decision.Linearized)) {
        return false;
      }
    }
    return true;
  }

  private History part(List<Integer> others) {
    Set<Integer> kept = new TreeSet<>(others);
    kept.addAll(conflict);
    List<Operation> operations = new ArrayList<>();
    for (int i : kept) {
      Operation operation = history.operations().get(i); // the process of another may have gone on calling
      operations.add(conflict.contains(i) ? operation : operation.unanswered());
    }
    return new History(history.source(), header, history.timed(), operations);
  }
}
