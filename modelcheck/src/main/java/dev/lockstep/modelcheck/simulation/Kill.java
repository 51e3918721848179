package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a negative control was caught.
 *
 * @param schedules how many schedules were needed
 * @param rule the rule that was seen broken
 * @param events how many events the shrunk counterexample has
 * @param story the counterexample, line by line
 */
record Kill(long schedules, String rule, long events, List<String> story) {
  Kill {
    story = List.copyOf(story);
  }

  /** Runs the schedules of {@code subject} on an overlay, until one of {@code rules} is broken. */
  static Optional<Kill> search(OverlayLoader overlay, String subject, long seed, List<String> rules, long most)
      throws ReflectiveOperationException {
    List<String> order = new ArrayList<>(List.of(subject, Long.toHexString(seed), String.valueOf(most)));
    order.addAll(rules);
    List<String> told = overlay.load(Inside.class).get().apply(order);
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Kill(
                Long.parseLong(told.get(0)), told.get(1), Long.parseLong(told.get(2)), told.subList(3, told.size())));
  }

  /** Loaded on the overlay. Takes subject, seed, most schedules, rules; returns schedules, rule, events, story. */
  public static final class Inside implements Supplier<Function<List<String>, List<String>>> {
    @Override
    public Function<List<String>, List<String>> get() {
      return order -> kill(
          Scenarios.of(order.get(0)).orElseThrow(), Long.parseUnsignedLong(order.get(1), 16),
          Long.parseLong(order.get(2)), order.subList(3, order.size()));
    }

    private static List<String> kill(Scenario scenario, long seed, long most, List<String> rules) {
      Exploration exploration = new Exploration(scenario, seed, rules);
      while (exploration.schedules() < most) {
        exploration.runNext();
        for (String rule : rules) {
          Optional<Exploration.Failure> failure = exploration.failure(rule);
          if (failure.isPresent()) {
            return told(exploration, failure.get());
          }
        }
      }
      return List.of();
    }

    private static List<String> told(Exploration exploration, Exploration.Failure failure) {
      Counterexample example = exploration.counterexample(failure);
      List<String> told = new ArrayList<>();
      told.add(String.valueOf(failure.schedule() + 1));
      told.add(failure.violation().rule());
      told.add(String.valueOf(example.events()));
      told.addAll(example.lines());
      return told;
    }
  }
}
