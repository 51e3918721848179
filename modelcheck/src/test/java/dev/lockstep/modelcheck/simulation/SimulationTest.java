package dev.lockstep.modelcheck.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped workers and the shipped broadcast keep every rule, and the schedules put each of them at stake. */
final class SimulationTest {
  private static final int SCHEDULES = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "channel-query", "supervisor-mutex", "supervisor-channel", "any"})
  void everyRuleIsKeptAndWasAtStake(String subject) {
    Scenario scenario = Scenarios.of(subject).orElseThrow();
    List<String> rules = Scenarios.RULES.stream().filter(rule -> Scenarios.concerns(subject, rule)).toList();
    Exploration exploration = new Exploration(scenario, 42, rules);
    for (int i = 0; i < SCHEDULES; i++) {
      exploration.runNext();
    }
    for (String rule : rules) {
      Optional<Exploration.Failure> failure = exploration.failure(rule);
      assertEquals(
          List.of(), failure.map(f -> exploration.counterexample(f).lines()).orElse(List.of()), rule + " is broken");
    }
    Explored explored = exploration.explored();
    assertEquals(SCHEDULES, explored.schedules());
    assertTrue(explored.distinct() > SCHEDULES / 2, "distinct schedules: " + explored.distinct());
    for (String rule : rules) {
      long occasions = explored.occasions().getOrDefault(rule, 0L);
      assertTrue(occasions >= 100, rule + " was at stake " + occasions + " times");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "channel-query"})
  void everyKindOfFaultStrikes(String subject) {
    Exploration exploration = new Exploration(Scenarios.of(subject).orElseThrow(), 1, List.of("W1"));
    for (int i = 0; i < SCHEDULES; i++) {
      exploration.runNext();
    }
    List<String> kinds =
        List.of(
            "clock", "clock-jump", "interrupt", "listener", "owner-crash", "runner", "runner-late", "timer",
            "timer-cancel", "trace");
    for (String kind : kinds) {
      long struck = exploration.explored().faults().getOrDefault(kind, 0L);
      assertTrue(struck >= 10, kind + " struck " + struck + " times");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisor-mutex", "supervisor-channel"})
  void everyKindOfFaultStrikesAPool(String subject) {
    Exploration exploration = new Exploration(Scenarios.of(subject).orElseThrow(), 1, List.of("S1"));
    for (int i = 0; i < SCHEDULES; i++) {
      exploration.runNext();
    }
    List<String> kinds =
        List.of(
            "chance", "clock", "clock-jump", "factory", "listener", "meter", "owner-crash", "runner", "thread", "timer",
            "timer-cancel", "worker-crash", "worker-silent");
    for (String kind : kinds) {
      long struck = exploration.explored().faults().getOrDefault(kind, 0L);
      assertTrue(struck >= 10, kind + " struck " + struck + " times");
    }
  }
}
