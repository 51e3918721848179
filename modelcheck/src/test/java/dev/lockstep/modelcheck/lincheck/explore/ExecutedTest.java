package dev.lockstep.modelcheck.lincheck.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.history.Operation;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.junit.jupiter.api.Test;

/** What Lincheck says of which call had ended when another began becomes intervals that say the same. */
final class ExecutedTest {
  /** Two threads with two calls each, which answer their names. */
  private static List<Operation> operations(List<int[]> first, List<int[]> second) {
    ExecutionScenario scenario = Scenario.of("name(a) name(b)", "name(c) name(d)").on(Names.class);
    ExecutionResult result =
        new ExecutionResult(List.of(), List.of(answers("ab", first), answers("cd", second)), List.of());
    return Executed.operations(scenario, result);
  }

  /** The operations. */
  public static final class Names {
    public String name(String name) {
      return name;
    }
  }

  private static List<ResultWithClock> answers(String names, List<int[]> clocks) {
    return Stream.of(0, 1)
        .map(i -> new ResultWithClock(answer(names.substring(i, i + 1)), new HBClock(clocks.get(i))))
        .toList();
  }

  private static LincheckResult answer(String name) {
    return new ValueResult(name);
  }

  private static boolean precedes(Operation one, Operation other) {
    return one.response() < other.invocation();
  }

  @Test
  void callsOfAThreadFollowEachOther() {
    List<Operation> all = operations(List.of(new int[] {0, 0}, new int[] {1, 0}), List.of(new int[] {0, 0}, new int[] {0, 1}));
    assertEquals(List.of("a", "b", "c", "d"), all.stream().map(o -> o.result().get("value")).toList());
    assertEquals(List.of(1L, 1L, 2L, 2L), all.stream().map(Operation::process).toList());
    assertTrue(precedes(all.get(0), all.get(1)) && precedes(all.get(2), all.get(3)), all.toString());
  }

  @Test
  void whatHadEndedPrecedesAndNothingElse() {
    // c, a, b, d: c had ended when a began, and everything when d began
    List<Operation> all = operations(List.of(new int[] {0, 1}, new int[] {1, 1}), List.of(new int[] {0, 0}, new int[] {2, 1}));
    Operation a = all.get(0);
    Operation b = all.get(1);
    Operation c = all.get(2);
    Operation d = all.get(3);
    assertTrue(precedes(c, a) && precedes(a, b) && precedes(b, d), all.toString());
    assertTrue(!precedes(a, c) && !precedes(d, b), all.toString());
  }

  @Test
  void concurrentCallsOverlap() {
    // a and c at once; then b and d at once
    List<Operation> all = operations(List.of(new int[] {0, 0}, new int[] {1, 1}), List.of(new int[] {0, 0}, new int[] {1, 1}));
    for (int[] pair : new int[][] {{0, 2}, {2, 0}, {1, 3}, {3, 1}}) {
      assertTrue(!precedes(all.get(pair[0]), all.get(pair[1])), all.toString());
    }
    for (int[] pair : new int[][] {{0, 3}, {2, 1}}) {
      assertTrue(precedes(all.get(pair[0]), all.get(pair[1])), all.toString());
    }
  }
}
