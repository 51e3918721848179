package dev.lockstep.spec.tlc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A behaviour that violates a property, as TLC found it.
 *
 * @param property the violated property
 * @param states the behaviour's states, from the initial one
 * @param ending what follows the last state for ever, for a violated liveness property; else empty
 */
public record Counterexample(String property, List<State> states, String ending) {
  private static final int ACTION_COLUMN = 6;

  public Counterexample {
    states = List.copyOf(states);
  }

  /**
   * One state, and the action that led to it.
   *
   * @param action the action's name in the specification; {@code Init} for the first state
   * @param variables every variable's value, as TLC prints it
   */
  public record State(String action, Map<String, String> variables) {
    public State {
      variables = Map.copyOf(variables);
    }
  }

  /** The names of the actions, in order, without the initial state. */
  public List<String> actions() {
    return states.stream().skip(1).map(State::action).toList();
  }

  /**
   * What the step to this state changed: the fields of records and the values of functions that are new or different,
   * by their path ({@code state.counts.accepted}, {@code told[r1].admission}), in alphabetical order; empty for the
   * initial state.
   *
   * @param index the state's index, from 0
   */
  public Map<String, String> changed(int index) {
    Map<String, String> changed = new LinkedHashMap<>();
    if (index > 0) {
      Map<String, String> before = leaves(states.get(index - 1));
      leaves(states.get(index)).forEach((path, value) -> {
        if (!value.equals(before.get(path))) {
          changed.put(path, value);
        }
      });
    }
    return changed;
  }

  private static Map<String, String> leaves(State state) {
    Map<String, String> leaves = new TreeMap<>();
    state.variables().forEach((name, value) -> collect(name, TlaValue.parse(value), leaves));
    return leaves;
  }

  private static void collect(String path, TlaValue value, Map<String, String> leaves) {
    switch (value) {
      case TlaValue.Fields record -> record.fields().forEach((name, field) -> collect(path + "." + name, field, leaves));
      case TlaValue.Function function ->
          function.values().forEach((argument, result) -> collect(path + "[" + argument + "]", result, leaves));
      default -> leaves.put(path, value.toString());
    }
  }

  /** One line: the property and the actions. */
  public String summary() {
    return property + " is violated by " + String.join(", ", actions()) + (ending.isEmpty() ? "" : "; " + ending);
  }

  /** A table for a person: number, action, and the variables that the step changed. One element per line. */
  public List<String> table() {
    int width = Math.max(ACTION_COLUMN, states.stream().mapToInt(state -> state.action().length()).max().orElse(0));
    String format = "%4s  %-" + width + "s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(property + " is violated:");
    lines.add(format.formatted("step", "action", "changed"));
    for (int i = 0; i < states.size(); i++) {
      String number = Integer.toString(i);
      String action = states.get(i).action();
      for (Map.Entry<String, String> change : changed(i).entrySet()) {
        lines.add(format.formatted(number, action, change.getKey() + " = " + change.getValue()));
        number = "";
        action = "";
      }
      if (!number.isEmpty()) {
        lines.add(format.formatted(number, action, "").stripTrailing());
      }
    }
    if (!ending.isEmpty()) {
      lines.add("      " + ending);
    }
    return lines;
  }
}
