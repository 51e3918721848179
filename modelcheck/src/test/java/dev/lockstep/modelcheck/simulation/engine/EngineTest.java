package dev.lockstep.modelcheck.simulation.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulation engine, on a scenario without a worker. */
final class EngineTest {
  private final Scenario relay = new Relay();
  private final List<String> happened = new ArrayList<>();

  private Simulation simulation(Integer... choices) {
    return new Simulation(new GivenChoices(List.of(choices)), rule -> true, null);
  }

  private void runToRest(Simulation simulation) {
    while (simulation.step()) {
      happened.add("-");
    }
  }

  @Test
  void theFirstThatIsAwakeGoesOnUnlessAChoiceSaysOtherwise() {
    for (Integer[] choices : List.of(new Integer[] {}, new Integer[] {2})) {
      Simulation simulation = simulation(choices);
      for (String name : List.of("a", "b")) {
        simulation
            .component(
                name,
                self -> {
                  happened.add(self.toString());
                  self.sleep();
                })
            .wake();
      }
      runToRest(simulation);
    }
    assertEquals(List.of("a", "-", "b", "-", "b", "-", "a", "-"), happened);
  }

  @Test
  void timersFireInTheOrderOfTheirTimesAndNeverEarly() {
    Simulation simulation = simulation();
    simulation.after(20, () -> happened.add("late " + simulation.now()));
    simulation.after(10, () -> happened.add("early " + simulation.now()));
    simulation.after(10, () -> happened.add("second " + simulation.now()));
    simulation.after(15, () -> happened.add("cancelled")).cancel();
    simulation.after(Long.MAX_VALUE, () -> happened.add("far"));
    for (int i = 0; i < 3; i++) {
      assertTrue(simulation.step());
    }
    assertEquals(List.of("early 10", "second 10", "late 20"), happened);
  }

  @Test
  void timePassesOnlyWhenNothingElseCanHappenOrAChoiceSaysSo() {
    Simulation simulation = simulation(2, 0);
    Component busy = simulation.component("busy", self -> happened.add("turn " + simulation.now()));
    busy.wake();
    simulation.after(10, () -> happened.add("timer " + simulation.now()));
    simulation.step();
    simulation.step();
    busy.leave();
    busy.wake();
    assertFalse(simulation.step(), "who has left is not woken");
    assertEquals(List.of("timer 10", "turn 10"), happened);
  }

  @Test
  void aJumpMakesTimersLate() {
    Simulation simulation = simulation();
    simulation.after(10, () -> happened.add("timer " + simulation.now()));
    simulation.jump(25);
    runToRest(simulation);
    assertEquals(List.of("timer 25", "-"), happened);
  }

  @Test
  void aFaultStrikesOnceAtTheCallForWhichItIsArmed() {
    Simulation simulation = simulation();
    FaultPoint point = simulation.faultPoint("disk");
    point.pass();
    point.arm(2, false);
    point.pass();
    assertThrows(FaultPoint.InjectedFault.class, point::pass);
    point.pass();
    point.arm(1, true);
    assertThrows(FaultPoint.InjectedError.class, point::pass);
    assertEquals(2L, simulation.struck().get("disk"));
  }

  @Test
  void aPlanIsReadAsItIsWritten() throws Exception {
    Vocabulary vocabulary = relay.vocabulary();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      Plan plan = vocabulary.draw(random).withChoices(List.of(i, 0, 7));
      assertEquals(plan, Plan.parse(plan.toString(), vocabulary));
    }
    assertEquals("start; run@2 gait=slow | 1", Plan.parse("start; run@2  gait=slow metres=1 |1 ", vocabulary).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "walk", "start; walk", "start; run gait=lame", "start; run metres=6", "start; run metres=", "start; run 5",
        "start; run@soon", "start; run@-1", "start | 1 | 2", "start | x", "start | 1,,2", "start; run colour=red"
      })
  void whatIsNoPlanIsRefusedInOneLine(String text) {
    PlanFormatException refused =
        assertThrows(PlanFormatException.class, () -> Plan.parse(text, relay.vocabulary()));
    assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
  }

  @Test
  void whatIsDrawnCoversTheVocabulary() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      relay.vocabulary().draw(random).events().forEach(event -> drawn.add(event.toString().replaceAll("@[0-9]", "")));
    }
    for (String event : List.of("run", "run gait=slow metres=5", "stop", "stop runner=3", "trip", "trip call=2")) {
      assertTrue(drawn.contains(event), event + " was never drawn");
    }
  }

  @Test
  void withoutAnEventGoWhatRefersToItAndTheNumbersMoveUp() throws Exception {
    Plan plan = Plan.parse("start; run; stop runner=1; run gait=slow; stop runner=2; stop runner=2", relay.vocabulary());
    assertEquals("start; run gait=slow; stop; stop", plan.without(0).toString());
    assertEquals("start; run; run gait=slow; stop runner=2; stop runner=2", plan.without(1).toString());
  }

  @Test
  void theSameNumberIsTheSameRun() {
    assertEquals(story(7, 3), story(7, 3));
    assertFalse(story(7, 3).equals(story(7, 4)) && story(7, 4).equals(story(7, 5)));
    assertFalse(story(7, 3).equals(story(8, 3)) && story(8, 3).equals(story(9, 3)));
  }

  private String story(long seed, long number) {
    Plan plan = new Explorer(relay, seed).plan(number, rule -> false);
    Story story = new Story();
    Run.repeat(relay, plan, rule -> false, story);
    return plan + "\n" + story.lines();
  }

  @Test
  void aDefectIsFoundAndMadeSmall() {
    Explorer explorer = new Explorer(relay, 1);
    long number = 0;
    Optional<Violation> violation = Optional.empty();
    while (violation.isEmpty()) {
      violation = explorer.run(number++, rule -> true);
    }
    assertEquals("R1", violation.get().rule());
    Plan found = explorer.plan(number - 1, rule -> true);
    assertNotNull(Run.repeat(relay, found, rule -> true, null), "the recorded choices lead there again");
    Plan small = Shrinker.shrink(found, plan -> Run.repeat(relay, plan, rule -> true, null) != null);
    Story story = new Story();
    assertNotNull(Run.repeat(relay, small, rule -> true, story));
    assertEquals(2, small.events().size(), "a slow runner and one who overtakes him: " + small);
    assertEquals(3, story.events());
  }

  @Test
  void aRuleThatIsNotWatchedIsPassedOver() {
    Explorer explorer = new Explorer(relay, 1);
    for (int number = 0; number < 500; number++) {
      assertEquals(Optional.empty(), explorer.run(number, rule -> rule.equals("R2")));
    }
    Explored explored = explorer.explored();
    assertEquals(500, explored.schedules());
    assertTrue(explored.steps() > 1000 && explored.states() > 10 && explored.distinct() > 250);
    assertTrue(explored.occasions().getOrDefault("R1", 0L) > 1000);
    assertTrue(explored.faults().getOrDefault("stone", 0L) > 10);
  }

  @Test
  void whatEscapesFromATurnIsAViolation() {
    Violation escaped = violation(new Unruly(self -> Unruly.fail()));
    assertEquals("R2", escaped.rule());
    assertTrue(escaped.seen().contains("on purpose"), escaped.seen());
  }

  @Test
  void whatNeverComesToRestIsAViolationOrAtLeastEnds() {
    Scenario restless = new Unruly(Component::wake);
    assertTrue(violation(restless).seen().contains("10000 steps"));
    Plan plan = new Plan(Relay.START.simplest(), List.of(), List.of());
    assertNull(Run.repeat(restless, plan, rule -> false, null));
  }

  private static Violation violation(Scenario scenario) {
    Plan plan = new Plan(Relay.START.simplest(), List.of(Relay.RUN.simplest()), List.of());
    return Objects.requireNonNull(Run.repeat(scenario, plan, rule -> true, null), "no violation");
  }

  @Test
  void aSetOfNumbersCountsEachOnce() {
    LongSet set = new LongSet();
    for (int round = 0; round < 2; round++) {
      for (long i = 0; i < 10_000; i++) {
        set.add(Simulation.mixed(i, 1));
      }
      set.add(0);
    }
    assertEquals(10_001, set.size());
  }
}
