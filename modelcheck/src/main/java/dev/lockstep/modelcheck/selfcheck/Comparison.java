package dev.lockstep.modelcheck.selfcheck;

import dev.lockstep.modelcheck.certificate.CertificateVerifier;
import dev.lockstep.modelcheck.certificate.Checkable;
import dev.lockstep.modelcheck.certificate.Exhaustive;
import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.OrderVerifier;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.linearizability.LinearizabilityChecker;
import dev.lockstep.modelcheck.linearizability.Rejection;
import dev.lockstep.modelcheck.model.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the deciders with brute force, on random small histories. Not thread-safe.
 *
 * <p>Of each history are asked: the decider of its model, and (of some workers only, for it takes long) the general
 * search, and whether trying all among strangers refutes it, which it must not if it is legal. Each order that is
 * found is replayed.
 */
public final class Comparison {
  /** Beyond so many configurations brute force takes seconds. */
  private static final int MOST_TRIES = 20_000;

  private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 256L << 20);
  private static final int MOST_KEPT = 5;

  /** What is slow on workers is compared on one of so many. */
  private static final int SLOW_PERIOD = 32;

  private final String model;
  private final Random random;
  private final Decider decider;
  private final Map<String, Long> names = new TreeMap<>(); // of rejections
  private final List<Disagreement> disagreements = new ArrayList<>();
  private long legal;
  private long illegal;
  private long tooLong;
  private long undecided;

  /** What is compared. */
  public interface Decider {
    /** What it says of {@code history}. */
    Decision decide(History history) throws HistoryFormatException;
  }

  /** A history on which two do not agree. */
  public record Disagreement(History history, String sentence) {}

  /** A comparison of the decider that the checker uses. */
  public static Comparison of(String model, long seed) {
    return new Comparison(
        model, seed, history -> {
          Checkable checkable = HistoryChecker.checkable(history);
          return checkable.decide(checkable.allAnswers(), new Budget(LIMITS));
        });
  }

  Comparison(String model, long seed, Decider decider) {
    this.model = model;
    this.random = new Random(seed);
    this.decider = decider;
  }

  /** Compares {@code histories} more. */
  public void run(long histories) throws HistoryFormatException {
    for (long i = 0; i < histories; i++) {
      compare(SmallHistories.of(model, random));
    }
  }

  private void compare(History history) throws HistoryFormatException {
    Problem<?, ?> problem = Problem.plain(history);
    BruteForce.Answer answer = BruteForce.place(problem, MOST_TRIES);
    switch (answer) {
      case LINEARIZABLE -> legal++;
      case NOT_LINEARIZABLE -> illegal++;
      case TOO_LONG -> {
        tooLong++;
        return;
      }
    }
    boolean expected = answer == BruteForce.Answer.LINEARIZABLE;
    recheck(history, problem, expected);
    Decision decision = decider.decide(history);
    judge(history, problem, expected, decision, "the decider of the model");
    if (decision instanceof Decision.Rejected rejected) {
      names.merge(rejected.rejection().name(), 1L, Long::sum);
    }
    if (model.equals("worker") && random.nextInt(SLOW_PERIOD) != 0) {
      return;
    }
    Problem<?, ?> narrowed = Problem.of(history);
    Decision general = LinearizabilityChecker.decide(narrowed, new Budget(LIMITS));
    judge(history, narrowed, expected, general, "the general search");
    Checkable checkable = HistoryChecker.checkable(history);
    if (expected && CertificateVerifier.isRefuted(checkable, some(checkable))) {
      disagreements.add(new Disagreement(history, "legal, but trying all among strangers refutes it"));
    }
  }

  /** Some of the answers: of a legal history, any are legal. */
  private BitSet some(Checkable history) {
    BitSet some = history.allAnswers();
    int left = random.nextInt(2);
    for (int i = 0; i < history.operations() && left > 0; i++) {
      some.clear(random.nextInt(history.operations()));
    }
    return some;
  }

  /** What rechecks conflicts says the same, or that it took too long, in which case a conflict counts as unverified. */
  private <S, C> void recheck(History history, Problem<S, C> problem, boolean expected) {
    Exhaustive.Answer answer = Exhaustive.place(problem.specification(), problem.steps(), MOST_TRIES);
    Exhaustive.Answer wrong = expected ? Exhaustive.Answer.NOT_LINEARIZABLE : Exhaustive.Answer.LINEARIZABLE;
    if (answer == wrong) {
      disagreements.add(new Disagreement(history, "the verifier's own search says " + answer));
    }
  }

  private <S, C> void judge(History history, Problem<S, C> problem, boolean expected, Decision decision, String who) {
    String objection =
        switch (decision) {
          case Decision.Linearized(int[] order) -> expected
              ? OrderVerifier.objection(problem.specification(), problem.steps(), order)
              : "illegal, but accepted";
          case Decision.Rejected(Rejection reason) -> expected ? "legal, but rejected: " + reason.sentence() : null;
          case Decision.Undecided gaveUp -> {
            undecided++;
            yield null;
          }
        };
    if (objection != null && disagreements.size() < MOST_KEPT) {
      disagreements.add(new Disagreement(history, who + ": " + objection));
    }
  }

  /** Histories that brute force found legal. */
  public long legal() {
    return legal;
  }

  /** Histories that brute force found illegal. */
  public long illegal() {
    return illegal;
  }

  /** Histories that were too much for brute force. */
  public long tooLong() {
    return tooLong;
  }

  /** Times that a decider gave up. */
  public long undecided() {
    return undecided;
  }

  /** How often the decider rejected for which reason. */
  public Map<String, Long> names() {
    return names;
  }

  /** The first histories on which it disagreed. */
  public List<Disagreement> disagreements() {
    return disagreements;
  }

  /** The first disagreement with its whole history, for a person; null if there is none. */
  public @Nullable String firstDisagreement() {
    if (disagreements.isEmpty()) {
      return null;
    }
    Disagreement first = disagreements.getFirst();
    StringBuilder text = new StringBuilder(first.sentence).append('\n').append(first.history.header());
    first.history.operations().forEach(operation -> text.append("\n  ").append(operation));
    return text.toString();
  }
}
