package dev.lockstep.modelcheck.lincheck;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * What some threads do at the same time: for each thread the names of its operations, in order.
 *
 * <p>Keep it tiny: with four threads, or many operations each, the schedules that Lincheck gets to are too few to
 * matter.
 */
record Scenario(List<List<String>> threads) {

  /** A scenario with a thread for each argument; operations are separated by spaces. */
  static Scenario of(String... threads) {
    return new Scenario(Arrays.stream(threads).map(thread -> List.of(thread.split(" "))).toList());
  }

  /** This scenario with one more thread, in front of the others. */
  Scenario withThread(String operation) {
    List<List<String>> more = new ArrayList<>(List.of(List.of(operation)));
    more.addAll(threads);
    return new Scenario(more);
  }

  /** As Lincheck wants it, for the operations of one class. */
  ExecutionScenario on(Class<?> operations) throws NoSuchMethodException {
    List<List<Actor>> parallel = new ArrayList<>();
    for (List<String> thread : threads) {
      List<Actor> actors = new ArrayList<>();
      for (String name : thread) {
        Method method = operations.getMethod(name);
        actors.add(new Actor(method, new ArrayList<>()));
      }
      parallel.add(actors);
    }
    return new ExecutionScenario(new ArrayList<>(), parallel, new ArrayList<>(), null);
  }

  @Override
  public String toString() {
    return String.join(" | ", threads.stream().map(thread -> String.join(", ", thread)).toList());
  }
}
