package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.contract.fixture.Fixture;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One check of the contract, as found by reflection.
 *
 * @param rule the rule's id
 * @param name the method's name, which begins with the rule's id
 * @param sentence what is checked
 * @param method does it
 */
public record CheckMethod(String rule, String name, String sentence, Method method) {
  private static final List<Class<?>> CONTRACTS =
      List.of(
          ExecutionContract.class, StatusContract.class, SettlementContract.class, AdmissionContract.class,
          CapacityContract.class, CancellationContract.class, DeadlineContract.class, ShutdownContract.class,
          ContainmentContract.class, CrashContract.class, HealthContract.class, OrderContract.class);

  private static final List<CheckMethod> ALL = find();

  /** Every check, in the order of the rules. */
  public static List<CheckMethod> all() {
    return ALL;
  }

  /** The ids of the rules that have a check, in order. */
  public static List<String> rules() {
    return ALL.stream().map(CheckMethod::rule).distinct().toList();
  }

  /** The checks of one rule. */
  public static List<CheckMethod> of(String rule) {
    return ALL.stream().filter(check -> check.rule().equals(rule)).toList();
  }

  private static List<CheckMethod> find() {
    List<CheckMethod> found = new ArrayList<>();
    for (Class<?> contract : CONTRACTS) {
      for (Method method : contract.getDeclaredMethods()) {
        Check check = method.getAnnotation(Check.class);
        if (check != null) {
          found.add(new CheckMethod(check.rule(), method.getName(), check.value(), method));
        }
      }
    }
    // Reflection has no order of its own.
    found.sort(Comparator.comparingInt((CheckMethod check) -> number(check.rule())).thenComparing(CheckMethod::name));
    return List.copyOf(found);
  }

  private static int number(String rule) {
    return Integer.parseInt(rule.substring(1));
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
