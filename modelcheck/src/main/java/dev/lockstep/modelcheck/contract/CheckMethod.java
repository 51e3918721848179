package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.contract.fixture.Fixture;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.spec.evidence.Evidence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One check of the contract, as found by reflection.
 *
 * @param scope what it is about
 * @param rule the rule's id
 * @param name the method's name, which begins with the rule's id
 * @param sentence what is checked
 * @param method does it
 */
public record CheckMethod(Scope scope, String rule, String name, String sentence, Method method) {
  /** What a check is about. */
  public enum Scope {
    /** A worker. */
    WORKER,
    /** A building block that the workers share. */
    BLOCK
  }

  private static final List<Class<?>> OF_WORKERS =
      List.of(
          ExecutionContract.class, StatusContract.class, SettlementContract.class, AdmissionContract.class,
          CapacityContract.class, CancellationContract.class, DeadlineContract.class, ShutdownContract.class,
          ContainmentContract.class, CrashContract.class, HealthContract.class, OrderContract.class,
          ResultsContract.class);

  private static final List<Class<?>> OF_BLOCKS =
      List.of(WatchContract.class, BroadcastContract.class, SlowSubscriberContract.class);

  /** The order in which rules are told: workers, watches, broadcasts. */
  private static final String FAMILIES = "WOB";

  private static final List<CheckMethod> ALL = find();

  /** Every check, in the order of the rules. */
  public static List<CheckMethod> all() {
    return ALL;
  }

  /** The ids of the rules that have a check, in order. */
  public static List<String> rules() {
    return ALL.stream().map(CheckMethod::rule).distinct().toList();
  }

  /** The checks that concern {@code subject}, a worker or {@code any}. */
  public static List<CheckMethod> of(Subject subject) {
    Scope scope = subject.name().equals(Evidence.ANY) ? Scope.BLOCK : Scope.WORKER;
    return ALL.stream().filter(check -> check.scope() == scope).toList();
  }

  /** The checks of one rule that concern {@code subject}. */
  public static List<CheckMethod> of(String rule, Subject subject) {
    return of(subject).stream().filter(check -> check.rule().equals(rule)).toList();
  }

  private static List<CheckMethod> find() {
    List<CheckMethod> found = new ArrayList<>();
    OF_WORKERS.forEach(contract -> find(contract, Scope.WORKER, found));
    OF_BLOCKS.forEach(contract -> find(contract, Scope.BLOCK, found));
    // Reflection has no order of its own.
    found.sort(Comparator.comparingInt((CheckMethod check) -> place(check.rule())).thenComparing(CheckMethod::name));
    return List.copyOf(found);
  }

  private static void find(Class<?> contract, Scope scope, List<CheckMethod> found) {
    for (Method method : contract.getDeclaredMethods()) {
      Check check = method.getAnnotation(Check.class);
      if (check != null) {
        found.add(new CheckMethod(scope, check.rule(), method.getName(), check.value(), method));
      }
    }
  }

  private static int place(String rule) {
    return 100 * FAMILIES.indexOf(rule.charAt(0)) + Integer.parseInt(rule.substring(1));
  }

  /** The id under which the engine reports it: one for each rule, and one for what rules say of a worker's results. */
  String id() {
    return scope == Scope.WORKER && rule.startsWith("B")
        ? "contract.results"
        : "contract." + rule.toLowerCase(Locale.ROOT);
  }

  /** Runs the check. What it throws is thrown here. */
  void run(Fixture fixture) throws Throwable {
    try {
      method.invoke(null, fixture);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
