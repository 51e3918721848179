package dev.lockstep.modelcheck.lincheck.explore;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.linearizability.LinearizabilityChecker;
import dev.lockstep.modelcheck.model.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers of a schedule by the checker of recorded histories, and with its specifications. (Lincheck's own
 * verifier wants a class that answers deterministically, one call after the other. A worker also takes steps between
 * the calls.)
 *
 * <p>Lincheck makes one by reflection, and asks it about each schedule that did not hang.
 *
 * @param <S> a state of the specification
 * @param <C> one of its calls
 */
public abstract class ModelVerifier<S, C> implements Verifier {
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), 64L << 20);

  /** Different schedules mostly have the same answers in the same order. */
  private final Map<ExecutionResult, Boolean> judged = new HashMap<>();

  private @Nullable ExecutionScenario current;

  /** What these answered calls, those of a thread in their order, mean to the specification. */
  protected abstract Problem<S, C> problem(List<Operation> operations);

  @Override
  public final boolean verifyResults(ExecutionScenario scenario, ExecutionResult result) {
    if (current != scenario) {
      current = scenario;
      judged.clear();
    }
    Boolean known = judged.get(result);
    boolean right = known == null ? complaint(scenario, result) == null : known;
    judged.put(result, right);
    Tally.count(scenario, known == null);
    return right;
  }

  /** Why the answers are wrong, in a sentence; null if they are right. */
  final @Nullable String complaint(ExecutionScenario scenario, ExecutionResult result) {
    String thrown = Executed.thrown(result);
    if (thrown != null) {
      return "an operation threw " + thrown;
    }
    Problem<S, C> problem = problem(Executed.operations(scenario, result));
    return switch (LinearizabilityChecker.decide(problem, new Budget(LIMITS))) {
      case Decision.Linearized order -> null;
      case Decision.Rejected rejected -> rejected.rejection().sentence();
      case Decision.Undecided gaveUp -> throw new IllegalStateException("the checker gave up: " + gaveUp.reason());
    };
  }
}
