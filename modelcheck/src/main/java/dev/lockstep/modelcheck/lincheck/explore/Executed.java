package dev.lockstep.modelcheck.lincheck.explore;

import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ExceptionResult;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one schedule that was executed, with their answers, each in its interval.
 *
 * <p>Lincheck tells of each call how many calls of each thread had ended when it began. These sets of ended calls only
 * grow, so the size of its set is a point in time for the beginning of a call; a call ends just before the first one
 * that begins after it.
 */
final class Executed {
  private final List<List<Actor>> actors;
  private final List<List<ResultWithClock>> results;

  private Executed(ExecutionScenario scenario, ExecutionResult result) {
    this.actors = scenario.getThreads();
    this.results = result.getThreadsResultsWithClock();
  }

  /** The answered calls of one schedule, those of a thread in their order. */
  static List<Operation> operations(ExecutionScenario scenario, ExecutionResult result) {
    return new Executed(scenario, result).operations();
  }

  /** What an operation threw, if one did: no operation may. */
  static @Nullable String thrown(ExecutionResult result) {
    return result.getThreadsResultsWithClock().stream()
        .flatMap(List::stream)
        .map(ResultWithClock::getResult)
        .filter(ExceptionResult.class::isInstance)
        .map(thrown -> String.valueOf(((ExceptionResult) thrown).getThrowable()))
        .findFirst()
        .orElse(null);
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (int thread = 0; thread < actors.size(); thread++) {
      for (int i = 0; i < actors.get(thread).size(); i++) {
        Actor actor = actors.get(thread).get(i);
        LincheckResult answer = results.get(thread).get(i).getResult();
        operations.add(
            Operation.answered(
                thread + 1, actor.getMethod().getName(), argument(actor), Kind.OK, answer(answer),
                begin(thread, i), end(thread, i)));
      }
    }
    return operations;
  }

  private static Map<String, @Nullable Object> argument(Actor actor) {
    Map<String, @Nullable Object> argument = new LinkedHashMap<>();
    actor.getArguments().forEach(value -> argument.put("argument", value));
    return argument;
  }

  private static Map<String, @Nullable Object> answer(LincheckResult result) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    if (result instanceof ValueResult value) {
      answer.put("value", value.getValue());
    }
    return answer;
  }

  private long begin(int thread, int index) {
    return 2L * Arrays.stream(ended(thread, index)).sum();
  }

  private long end(int thread, int index) {
    long end = 2L * actors.stream().mapToInt(List::size).sum() + 1;
    for (int other = 0; other < actors.size(); other++) {
      for (int i = 0; i < actors.get(other).size(); i++) {
        if (ended(other, i)[thread] > index) {
          end = Math.min(end, begin(other, i) - 1);
        }
      }
    }
    return end;
  }

  /** How many calls of each thread had ended when this one began. */
  private int[] ended(int thread, int index) {
    int[] clock = results.get(thread).get(index).getClockOnStart().getClock().clone();
    clock[thread] = index;
    return clock;
  }
}
