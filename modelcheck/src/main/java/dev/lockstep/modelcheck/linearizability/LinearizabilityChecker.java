package dev.lockstep.modelcheck.linearizability;

import dev.lockstep.modelcheck.model.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 *
 * <p><em>A step that need not happen is placed only where it makes a difference.</em> Let o be such a step, placed
 * where something else, x, must be, and let the next change c lead from the state before o to the state where it
 * leads from the one after o. Then c after o is not tried. Nothing is lost: whatever completes (o, c) completes c
 * alone, if nothing waits for o (see {@link Problem#order}; a step that another one waits for is always tried), and c
 * alone is tried from where o was placed. No read comes between that needed o: all reads that are legal before o are
 * placed before o, and one that became legal by o makes o count as needed. Nor does the memory of configurations hide
 * anything: between o and c no event passes, for x is not placed yet; so where o's configuration is met again, c
 * alone was tried from the one before o.
 */
public final class LinearizabilityChecker {
  private LinearizabilityChecker() {}

  /** Checks the steps of {@code problem}. A violation in one partition outweighs an unknown verdict in another. */
  public static <S, C> Decision decide(Problem<S, C> problem, Budget budget) {
    List<int[]> orders = new ArrayList<>();
    @Nullable Decision undecided = null;
    for (int[] partition : partitions(problem)) {
      switch (new Search<>(problem, partition, budget).run()) {
        case Decision.Linearized linearized -> orders.add(linearized.order());
        case Decision.Rejected rejected -> {
          return rejected;
        }
        case Decision.Undecided gaveUp -> undecided = gaveUp;
      }
    }
    return undecided == null ? new Decision.Linearized(merged(problem, orders)) : undecided;
  }

  private static <S, C> List<int[]> partitions(Problem<S, C> problem) {
    Map<Object, List<Integer>> partitions = new LinkedHashMap<>();
    for (int i = 0; i < problem.steps().size(); i++) {
      Object partition = problem.specification().partition(problem.steps().get(i).call());
      partitions.computeIfAbsent(partition, key -> new ArrayList<>()).add(i);
    }
    return partitions.values().stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList();
  }

  /**
   * The orders of the partitions as one: each step at the latest invocation of those before it in its partition, and
   * its own, which is within its interval.
   */
  private static <S, C> int[] merged(Problem<S, C> problem, List<int[]> orders) {
    record Placed(int step, long at) {}

    List<Placed> all = new ArrayList<>();
    for (int[] order : orders) {
      long at = 0;
      for (int step : order) {
        at = Math.max(at, problem.steps().get(step).invocation());
        all.add(new Placed(step, at));
      }
    }
    all.sort(Comparator.comparingLong(Placed::at)); // stable
    return all.stream().mapToInt(Placed::step).toArray();
  }
}
