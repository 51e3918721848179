package dev.lockstep.modelcheck.linearizability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.SequentialSpecification;
import dev.lockstep.modelcheck.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the search may leave out, and what it may not. */
final class LinearizabilityCheckerTest {
  /** A register of letters: each call writes one. */
  private static final class Letters implements SequentialSpecification<String, String> {
    @Override
    public String initial() {
      return "";
    }

    @Override
    public String step(String state, String call) {
      return call;
    }

    @Override
    public boolean readOnly(String call) {
      return false;
    }
  }

  private static Decision decide(Map<String, String> order) {
    Step<String> optional = new Step<>("a", 0, Operation.NEVER, 0);
    Step<String> required = new Step<>("b", 0, 10, 1);
    Problem<String, String> problem = new Problem<>(new Letters(), List.of(optional, required), order);
    return LinearizabilityChecker.decide(problem, new Budget(Limits.within(Duration.ofSeconds(20))));
  }

  @Test
  void whatNeedNotHappenAndChangesNothingIsLeftOut() {
    assertArrayEquals(new int[] {1}, assertInstanceOf(Decision.Linearized.class, decide(Map.of())).order());
  }

  @Test
  void whatNeedNotHappenStaysIfAnotherStepWaitsForIt() {
    Decision decision = decide(Map.of("b", "a"));
    assertArrayEquals(new int[] {0, 1}, assertInstanceOf(Decision.Linearized.class, decision).order());
  }
}
