package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.stress.harness.Dose;
import dev.lockstep.stress.harness.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** More time becomes more tests, then more JVM modes, then longer runs. */
final class PlanTest {
  private static final Set<String> ALL_RULES =
      Suite.ALL.stream().flatMap(suite -> suite.rules().stream()).collect(Collectors.toSet());

  @Test
  void aQuickRunTakesTheQuickTestsInOneModeAndTheCanary() throws ControlException {
    Plan plan = plan(Duration.ofSeconds(30), ALL_RULES);
    assertEquals(Plan.Scope.QUICK, plan.scope());
    assertTrue(plan.tests().stream().allMatch(StressTest::isQuick));
    assertEquals(List.of(), plan.lessons());
    assertEquals(Set.of(Plan.CANARY), controls(plan));
    assertEquals(Setting.UNIFIED.subList(0, 1), plan.settings());
    assertTrue(plan.more().contains("--tier full"));
  }

  @Test
  void aFullRunTakesEverythingAndTheCanaryFirst() throws ControlException {
    Plan plan = plan(Duration.ofSeconds(300), ALL_RULES);
    int lessons = Suite.LITMUS.tests().size();
    assertEquals(Suite.ALL.stream().mapToInt(suite -> suite.tests().size()).sum() - lessons, plan.tests().size());
    assertEquals(lessons, plan.lessons().size());
    assertEquals(killed().stream().map(Control::id).collect(Collectors.toSet()), controls(plan));
    assertEquals(Plan.CANARY, plan.trials().getFirst().control().id());
    assertEquals(4, plan.settings().size());
  }

  @Test
  void aDeepRunCompilesTheActorsApartAsWell() throws ControlException {
    Plan plan = plan(Duration.ofSeconds(1800), ALL_RULES);
    assertEquals(13, plan.settings().size());
  }

  @Test
  void aRuleTakesItsOwnTestsAndControlsAndStillTheCanary() throws ControlException {
    Plan plan = plan(Duration.ofSeconds(300), Set.of("W7"));
    assertTrue(plan.tests().stream().allMatch(test -> test.rules().contains("W7")));
    assertEquals(Set.of(Plan.CANARY, "capacity-ignored"), controls(plan));
  }

  @Test
  void noTimeIsStillAShortLookAtEachTest() {
    assertEquals(new Dose(50), Dose.of(Duration.ZERO, 30, 1));
  }

  @Test
  void theDoseFillsTheTime() {
    Dose dose = Dose.of(Duration.ofSeconds(60), 60, 1);
    assertEquals(Duration.ofSeconds(60), dose.ofForks(60, 1));
    assertEquals(Duration.ofSeconds(60), Dose.of(Duration.ofSeconds(60), 240, 4).ofForks(240, 4));
  }

  private static Plan plan(Duration time, Set<String> rules) throws ControlException {
    return Plan.of(time, rules, killed(), 1);
  }

  private static List<Control> killed() throws ControlException {
    return Controls.read(Home.locate().resolve(Controls.DIRECTORY)).killedBy("jcstress");
  }

  private static Set<String> controls(Plan plan) {
    return plan.trials().stream().map(trial -> trial.control().id()).collect(Collectors.toSet());
  }
}
