package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.linearizability.LinearizabilityChecker;
import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the certificate of an illegal history: the longest prefix that is linearizable, and in what follows a
 * conflict of which each operation is needed.
 *
 * <p>Forgetting an answer never makes a legal history illegal. So among the prefixes there is a first illegal one,
 * found by halving; and a set of answers from which none can be taken is found by trying to take each once. Old ones
 * are tried first, in large pieces: what is left then lies close together in time. An attempt that cannot be decided
 * within its budget keeps what it tried to take. A contradiction that a rule names is tried before: it is small
 * already, but may lie after the first illegal prefix.
 */
final class Refuter {
  /** One attempt; most take far less. */
  private static final Limits ATTEMPT = new Limits(Duration.ofSeconds(2), 64L << 20);

  /** A look at few answers. */
  private static final Limits GLANCE = new Limits(Duration.ofSeconds(1), 32L << 20);
  private static final int FEW = 256;

  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** For the conflict that comes first in time, when another one is known. */
  private static final Duration BESIDES = Duration.ofSeconds(4);

  private final Checkable history;
  private Budget budget;
  private final List<Integer> answers;
  private final Map<BitSet, Decision> decided = new HashMap<>();

  Refuter(Checkable history, Budget budget) {
    this.history = history;
    this.budget = budget.forCertificate(LONGEST);
    answers = AnswerOrder.of(history);
  }

  /** The certificate of a history that was rejected for this reason. */
  Certificate.Refutation refute(Rejection rejection) {
    int prefix = prefix(rejection);
    int[] order = order(prefix);
    while (order == null) { // it could not be decided in time: show a shorter one
      prefix /= 2;
      order = order(prefix);
    }
    Certificate.Refutation named = named(rejection, prefix, order);
    boolean minimal = named != null && named.isMinimal();
    if (named != null && minimal && CertificateVerifier.isLongest(history, named)) {
      return named;
    }
    budget = minimal ? budget.forCertificate(BESIDES) : budget;
    Certificate.Refutation first = refutation(rejection, conflict(latest(prefix + 1)), prefix, order);
    return named == null || first.isMinimal() ? first : named;
  }

  /** The conflict that the rejection names, if it is one by itself; else null. Finding it takes little of the time. */
  private Certificate.@Nullable Refutation named(Rejection rejection, int prefix, int[] order) {
    List<Integer> named = rejection.operations();
    if (named.isEmpty() || !isIllegalAmongStrangers(set(named))) {
      return null;
    }
    return refutation(rejection, conflict(named), prefix, order);
  }

  /** A linearization of the history with so many answers; null if none was found. */
  private int @Nullable [] order(int prefix) {
    if (prefix == 0) {
      return new int[0];
    }
    return decide(AnswerOrder.first(answers, prefix)) instanceof Decision.Linearized(int[] found) ? found : null;
  }

  private Certificate.Refutation refutation(Rejection rejection, List<Integer> conflict, int prefix, int[] order) {
    Map<Integer, int[]> witnesses = new HashMap<>();
    for (int operation : conflict) {
      BitSet rest = set(conflict);
      rest.clear(operation);
      if (decide(rest) instanceof Decision.Linearized linearized) {
        witnesses.put(operation, linearized.order());
      }
    }
    return new Certificate.Refutation(reason(rejection, conflict), conflict, witnesses, prefix, order);
  }

  /** What the smaller history is rejected for, as that speaks of fewer operations. */
  private Rejection reason(Rejection rejection, List<Integer> conflict) {
    Rejection smaller = decide(set(conflict)) instanceof Decision.Rejected(Rejection found) ? found : rejection;
    return smaller.name().equals(Rejection.SEARCH) ? Reason.of(history, conflict) : smaller;
  }

  private static BitSet set(List<Integer> operations) {
    BitSet set = new BitSet();
    operations.forEach(set::set);
    return set;
  }

  private Decision decide(BitSet kept) {
    if (budget.isOver()) {
      return new Decision.Undecided("out of time");
    }
    return decided.computeIfAbsent((BitSet) kept.clone(), set -> history.attempt(set, new Budget(ATTEMPT)));
  }

  private boolean isIllegal(BitSet kept) {
    return isIllegalAmongStrangers(kept) || decide(kept) instanceof Decision.Rejected;
  }

  /** Of few answers this is known quickly, however long the history is. */
  private boolean isIllegalAmongStrangers(BitSet kept) {
    boolean few = kept.cardinality() <= FEW && !budget.isOver();
    Problem<?, ?> problem = few ? history.amongStrangers(kept) : null;
    return problem != null && LinearizabilityChecker.decide(problem, new Budget(GLANCE)) instanceof Decision.Rejected;
  }

  /** How many answers, in the order of time, can all be right: one less than the first illegal prefix has. */
  private int prefix(Rejection rejection) {
    int legal = 0;
    int illegal = answers.size();
    if (!rejection.operations().isEmpty() && isIllegal(set(rejection.operations()))) {
      illegal = 1 + rejection.operations().stream().mapToInt(answers::indexOf).max().orElse(illegal - 1);
    }
    while (illegal - legal > 1) {
      int middle = (legal + illegal) >>> 1;
      if (isIllegal(AnswerOrder.first(answers, middle))) {
        illegal = middle;
      } else {
        legal = middle;
      }
    }
    return legal;
  }

  /** Of operations that contradict each other, some that do so still, but not without any of them. */
  private List<Integer> conflict(List<Integer> operations) {
    List<Integer> left = operations;
    for (int piece = Math.max(1, left.size() / 2); piece >= 1; piece = Math.min(piece, left.size()) / 2) {
      left = drop(left, piece, history::isBackground);
      left = drop(left, piece, operation -> !history.isBackground(operation));
    }
    return left;
  }

  /** Of the first {@code count} answers those that suffice: the last ones, if few of them contradict each other. */
  private List<Integer> latest(int count) {
    List<Integer> all = answers.subList(0, count);
    List<Integer> named = named(all);
    for (int few = 4; few <= FEW && few < named.size(); few *= 2) {
      List<Integer> last = answers.subList(count - few, count);
      if (isIllegalAmongStrangers(set(last))) {
        return named(last);
      }
    }
    return named;
  }

  /** Of these operations, which contradict each other, those that the rejection names, if they do so by themselves. */
  private List<Integer> named(List<Integer> operations) {
    if (!(decide(set(operations)) instanceof Decision.Rejected(Rejection rejection))) {
      return operations;
    }
    List<Integer> named = rejection.operations();
    boolean fewer = named.size() < operations.size() && operations.containsAll(named);
    return fewer && isIllegal(set(named)) ? named : operations;
  }

  /** Takes away as many pieces of so many operations as possible, but none that is spared. */
  private List<Integer> drop(List<Integer> operations, int piece, Predicate<Integer> spared) {
    List<Integer> left = operations;
    List<Integer> candidates = new ArrayList<>(operations);
    candidates.removeIf(spared);
    for (int from = 0; from < candidates.size(); from += piece) {
      List<Integer> taken = candidates.subList(from, Math.min(from + piece, candidates.size()));
      List<Integer> rest = new ArrayList<>(left);
      if (rest.removeAll(taken) && isIllegal(set(rest))) {
        left = named(rest);
      }
    }
    return left;
  }
}
