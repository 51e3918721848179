package dev.lockstep.modelcheck.linearizability;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides whether a history is linearizable (Herlihy and Wing 1990): whether each of its steps can be given an instant
 * in its interval so that the specification allows the resulting sequence. Steps whose outcome is unknown may be left
 * out.
 *
 * <p>The problem is NP-complete, so every check has {@link Limits}, and beyond them the verdict is unknown, never OK.
 * Thread-safe: checks share nothing.
 *
 * <h2>Algorithm</h2>
 *
 * The tree search of Wing and Gong (1993), with Lowe's (2017) memory of configurations and just-in-time linearization,
 * on each partition of the object by itself (P-compositionality, Horn and Kroening 2015). The search goes through the
 * events in the order of time. Only when a step ends that is not placed yet must something be done: it places one of
 * the open changes, the ending one first, and tries the others if that leads nowhere. A configuration (event, set of
 * open steps that are placed, state) met again is given up at once, for what follows depends on nothing else.
 *
 * <p><em>Placing late loses nothing.</em> Take a legal placement of all that follows a configuration, and let an
 * unplaced step e end. The changes up to e in that placement have all begun: one that begins after e has ended cannot
 * precede e. So placing just these, one after the other, is among the things tried, and the rest can wait for the next
 * such end.
 *
 * <p><em>A read that is legal is placed at once, without trying otherwise.</em> Let a required read r be open and legal
 * now. Everything that ended before r began is placed already, because the search passes no end of an unplaced step.
 * In a legal placement of the rest, r stands somewhere. Moved to the front it is legal, by assumption; it still
 * precedes all that begins after its end; and since it changes nothing, the others see the same states as before. So if
 * the rest can be placed at all, it can with r first. (This holds for calls that are read-only in every state, not for
 * a write that happens to change nothing: a later read may need that write to stand where it does.)
 */
public final class LinearizabilityChecker {
  private LinearizabilityChecker() {}

  /**
   * Checks a history against the model that its header names.
   *
   * @throws HistoryFormatException when that model does not exist or does not know the operations
   */
  public static Verdict check(History history, Limits limits) throws HistoryFormatException {
    return check(Problem.of(history), limits);
  }

  /** Checks the steps of {@code problem}. A violation in one partition outweighs an unknown verdict in another. */
  public static <S, C> Verdict check(Problem<S, C> problem, Limits limits) {
    Budget budget = new Budget(limits);
    Verdict verdict = new Verdict.Ok();
    for (List<Step<C>> partition : partitions(problem)) {
      Verdict found = new Search<>(problem.specification(), partition, problem.order(), budget).run();
      if (found instanceof Verdict.Illegal) {
        return found;
      }
      if (found instanceof Verdict.Unknown) {
        verdict = found;
      }
    }
    return verdict;
  }

  private static <S, C> Iterable<List<Step<C>>> partitions(Problem<S, C> problem) {
    SequentialSpecification<S, C> specification = problem.specification();
    Map<Object, List<Step<C>>> partitions = new LinkedHashMap<>();
    for (Step<C> step : problem.steps()) {
      partitions.computeIfAbsent(specification.partition(step.call()), key -> new ArrayList<>()).add(step);
    }
    return partitions.values();
  }
}
