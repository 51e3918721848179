package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.model.Problem;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rechecks certificates, with none of the code that made them: orders are replayed on the specification ({@link
 * OrderVerifier}), and a conflict is tried out in every order ({@link Exhaustive}), its operations among strangers
 * or, in a short history, among all others.
 */
public final class CertificateVerifier {
  /** Most configurations to try of a conflict. */
  private static final int MOST_TRIES = 100_000;

  /** A history of more steps is not tried out as a whole. */
  private static final int MOST_STEPS = 100;

  private CertificateVerifier() {}

  /** Why the certificate does not show what it claims, in a sentence; null if it does. */
  public static @Nullable String objection(Checkable history, Certificate certificate) {
    return switch (certificate) {
      case Certificate.Linearization(int[] order) -> history.objection(history.allAnswers(), order);
      case Certificate.Refutation refutation -> objection(history, refutation);
    };
  }

  private static @Nullable String objection(Checkable history, Certificate.Refutation refutation) {
    List<Integer> answers = AnswerOrder.of(history);
    if (refutation.prefix() < 0 || refutation.prefix() >= answers.size()) {
      return "a history of " + answers.size() + " answers has no illegal prefix after " + refutation.prefix();
    }
    for (int operation : refutation.conflict()) {
      if (!answers.contains(operation)) {
        return "operation " + operation + " was not answered";
      }
    }
    if (!isRefuted(history, refutation.kept())) {
      return "trying all orders does not show that the " + refutation.conflict().size()
          + " operations of the conflict contradict each other";
    }
    String prefix = history.objection(AnswerOrder.first(answers, refutation.prefix()), refutation.prefixOrder());
    return prefix == null ? objectionToWitnesses(history, refutation) : "the prefix: " + prefix;
  }

  /** Whether the conflict shows that the prefix of the refutation is the longest that can be right. */
  public static boolean isLongest(Checkable history, Certificate.Refutation refutation) {
    BitSet oneMore = AnswerOrder.first(AnswerOrder.of(history), refutation.prefix() + 1);
    return refutation.conflict().stream().allMatch(oneMore::get);
  }

  /**
   * Whether trying all orders shows that the history with only these answers is illegal: among strangers, or else, if
   * it is short, as it stands.
   */
  public static boolean isRefuted(Checkable history, BitSet kept) {
    Problem<?, ?> few = history.amongStrangers(kept);
    if (few != null && place(few) == Exhaustive.Answer.NOT_LINEARIZABLE) {
      return true;
    }
    Problem<?, ?> all = history.problem(kept);
    return all.steps().size() <= MOST_STEPS && place(all) == Exhaustive.Answer.NOT_LINEARIZABLE;
  }

  private static <S, C> Exhaustive.Answer place(Problem<S, C> problem) {
    return Exhaustive.place(problem.specification(), problem.steps(), MOST_TRIES);
  }

  /**
   * A witness may be missing, and {@link Certificate.Refutation#isMinimal} says so; those that are there must be
   * right.
   */
  private static @Nullable String objectionToWitnesses(Checkable history, Certificate.Refutation refutation) {
    for (var witness : refutation.witnesses().entrySet()) {
      BitSet rest = refutation.kept();
      rest.clear(witness.getKey());
      String objection = history.objection(rest, witness.getValue());
      if (objection != null || !refutation.conflict().contains(witness.getKey())) {
        return "without operation " + witness.getKey() + ": " + objection;
      }
    }
    return null;
  }
}
