package dev.lockstep.modelcheck.lincheck.explore;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * What some threads do with one object at the same time, what was done to it before, and what is asked of it afterwards.
 *
 * <p>Keep it tiny: with four threads, or many operations each, the schedules that Lincheck gets to are too few to
 * matter.
 *
 * @param before by one thread, before the others begin
 * @param threads at the same time, each in its order
 * @param after by one thread, when all others have ended
 */
public record Scenario(List<Call> before, List<List<Call>> threads, List<Call> after) {
  /** More threads than this, and defects that two of them show are missed. */
  public static final int MOST_THREADS = 3;

  /** Copies the lists. */
  public Scenario {
    before = List.copyOf(before);
    threads = threads.stream().map(List::copyOf).toList();
    after = List.copyOf(after);
  }

  /** One operation, with at most one argument: {@code post(a)}. */
  public record Call(String operation, List<String> arguments) {
    /** Copies the list. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    static Call parse(String text) {
      int open = text.indexOf('(');
      return open < 0
          ? new Call(text, List.of())
          : new Call(text.substring(0, open), List.of(text.substring(open + 1, text.length() - 1)));
    }

    private Actor on(Class<?> operations) {
      Class<?>[] types = Collections.nCopies(arguments.size(), String.class).toArray(Class<?>[]::new);
      try {
        Method method = operations.getMethod(operation, types);
        return new Actor(method, new ArrayList<>(arguments));
      } catch (NoSuchMethodException missing) {
        throw new IllegalArgumentException(operations.getSimpleName() + " has no operation " + this, missing);
      }
    }

    @Override
    public String toString() {
      return arguments.isEmpty() ? operation : operation + "(" + String.join(", ", arguments) + ")";
    }
  }

  /** A scenario with a thread for each argument; calls are separated by spaces. */
  public static Scenario of(String... threads) {
    return new Scenario(List.of(), Arrays.stream(threads).map(Scenario::calls).toList(), List.of());
  }

  /** This scenario, with these calls before all others. */
  public Scenario after(String calls) {
    return new Scenario(calls(calls), threads, after);
  }

  /** This scenario, with these calls when all others have ended. */
  public Scenario then(String calls) {
    return new Scenario(before, threads, calls(calls));
  }

  /** This scenario with one more thread, in front of the others. */
  public Scenario withThread(String calls) {
    List<List<Call>> more = new ArrayList<>(List.of(calls(calls)));
    more.addAll(threads);
    return new Scenario(before, more, after);
  }

  private static List<Call> calls(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).map(Call::parse).toList();
  }

  /** Every call in it. */
  public Stream<Call> calls() {
    return Stream.of(before.stream(), threads.stream().flatMap(List::stream), after.stream()).flatMap(all -> all);
  }

  /**
   * The scenarios that lack a part of this one: a whole thread, or all that comes before or after; then those that lack
   * exactly one call. A thread that has none left is no thread.
   */
  Stream<Scenario> smaller() {
    return Stream.concat(lackingAPart(), lackingACall()).filter(scenario -> !scenario.threads.isEmpty());
  }

  private Stream<Scenario> lackingAPart() {
    List<Scenario> all = new ArrayList<>();
    if (after.size() > 1) {
      all.add(new Scenario(before, threads, List.of()));
    }
    for (int thread = 0; thread < threads.size(); thread++) {
      if (threads.get(thread).size() > 1) {
        List<List<Call>> rest = new ArrayList<>(threads);
        rest.remove(thread);
        all.add(new Scenario(before, rest, after));
      }
    }
    if (before.size() > 1) {
      all.add(new Scenario(List.of(), threads, after));
    }
    return all.stream();
  }

  private Stream<Scenario> lackingACall() {
    List<Scenario> all = new ArrayList<>();
    for (int i = 0; i < after.size(); i++) {
      all.add(new Scenario(before, threads, without(after, i)));
    }
    for (int thread = 0; thread < threads.size(); thread++) {
      for (int i = 0; i < threads.get(thread).size(); i++) {
        List<List<Call>> rest = new ArrayList<>(threads);
        rest.set(thread, without(threads.get(thread), i));
        rest.removeIf(List::isEmpty);
        all.add(new Scenario(before, rest, after));
      }
    }
    for (int i = 0; i < before.size(); i++) {
      all.add(new Scenario(without(before, i), threads, after));
    }
    return all.stream();
  }

  private static List<Call> without(List<Call> calls, int index) {
    List<Call> rest = new ArrayList<>(calls);
    rest.remove(index);
    return rest;
  }

  /** As Lincheck wants it, for the operations of one class. */
  ExecutionScenario on(Class<?> operations) {
    return new ExecutionScenario(
        actors(before, operations),
        threads.stream().map(calls -> actors(calls, operations)).toList(),
        actors(after, operations),
        null);
  }

  private static List<Actor> actors(List<Call> calls, Class<?> operations) {
    return calls.stream().map(call -> call.on(operations)).toList();
  }

  /** For instance {@code accept(a); run | cancel(a), status; then outcome(a)}. */
  @Override
  public String toString() {
    String parallel = threads.stream().map(Scenario::text).collect(Collectors.joining(" | "));
    return (before.isEmpty() ? "" : text(before) + "; ") + parallel + (after.isEmpty() ? "" : "; then " + text(after));
  }

  private static String text(List<Call> calls) {
    return calls.stream().map(Call::toString).collect(Collectors.joining(", "));
  }
}
