package dev.lockstep.modelcheck.certificate;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Budget;
import dev.lockstep.modelcheck.linearizability.Decision;
import dev.lockstep.modelcheck.linearizability.LinearizabilityChecker;
import dev.lockstep.modelcheck.model.Counter;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.modelcheck.model.Register;
import dev.lockstep.modelcheck.model.Step;
import dev.lockstep.modelcheck.monitor.CounterMonitor;
import dev.lockstep.modelcheck.monitor.RegisterMonitor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history of any model but the worker's. */
final class PlainCheckable implements Checkable {
  private final History history;

  /**
   * A history that was found well-formed.
   *
   * @throws HistoryFormatException if it is not
   */
  PlainCheckable(History history) throws HistoryFormatException {
    this.history = history;
    Problem.of(history);
  }

  @Override
  public int operations() {
    return history.operations().size();
  }

  @Override
  public Operation operation(int i) {
    return history.operations().get(i);
  }

  @Override
  public long answered(int i) {
    return operation(i).latest();
  }

  @Override
  public Problem<?, ?> problem(BitSet kept) {
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < operations(); i++) {
      operations.add(kept.get(i) ? operation(i) : operation(i).forgotten());
    }
    try {
      return Problem.of(new History(history.source(), history.header(), history.timed(), operations));
    } catch (HistoryFormatException e) {
      throw new IllegalStateException("became malformed by forgetting answers", e);
    }
  }

  @Override
  public Decision decide(BitSet kept, Budget budget) {
    Problem<?, ?> problem = problem(kept);
    Decision decision = monitor(problem);
    return decision instanceof Decision.Undecided ? LinearizabilityChecker.decide(problem, budget) : decision;
  }

  /** What the model's monitor says; undecided if it has none. */
  @SuppressWarnings("unchecked") // the specification tells the type of its calls
  private static Decision monitor(Problem<?, ?> problem) {
    return switch (problem.specification()) {
      case Counter counter -> CounterMonitor.decide((List<Step<Counter.Call>>) (List<?>) problem.steps());
      case Register register -> RegisterMonitor.decide((List<Step<Register.Call>>) (List<?>) problem.steps());
      default -> new Decision.Undecided("the model has no monitor");
    };
  }

  @Override
  public @Nullable String objection(BitSet kept, int[] order) {
    return objection(problem(kept), order);
  }

  private static <S, C> @Nullable String objection(Problem<S, C> problem, int[] order) {
    return OrderVerifier.objection(problem.specification(), problem.steps(), order);
  }

  @Override
  public List<Integer> operations(BitSet kept, int[] order) {
    Problem<?, ?> problem = problem(kept);
    return Arrays.stream(order).map(step -> problem.steps().get(step).operation()).boxed().toList();
  }

  @Override
  public @Nullable Problem<?, ?> amongStrangers(BitSet kept) {
    return switch (history.header().model()) {
      case "register", "cas-register" -> problem(kept); // few values, so few ways in which strangers make a difference
      case "counter" -> isInRange()
          ? new Problem<>(new CounterAmongStrangers(0), CounterAmongStrangers.steps(history, kept), Map.of()) : null;
      default -> new Problem<>(new AppendKvAmongStrangers(), AppendKvAmongStrangers.steps(history, kept), Map.of());
    };
  }

  /** Whether no sum of additions can leave the range of {@code long}, beyond which a counter begins anew. */
  private boolean isInRange() {
    BigInteger sum = BigInteger.ZERO;
    for (Operation operation : history.operations()) {
      if (operation.kind() != Kind.FAIL && operation.argument().get("value") instanceof Long amount) {
        sum = sum.add(BigInteger.valueOf(amount).abs());
      }
    }
    return sum.add(BigInteger.valueOf(operations())).bitLength() < Long.SIZE;
  }
}
