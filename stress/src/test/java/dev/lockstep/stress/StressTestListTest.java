package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.rules.RequiredCheck;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import dev.lockstep.spec.rules.RuleTableException;
import dev.lockstep.stress.litmus.Lessons;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.infra.runners.TestList;

/**
 * No stress test, no rule and no control is left out on the way from its class to a check, and no outcome is
 * unexplained.
 */
final class StressTestListTest {
  private static final List<StressTest> TESTS =
      Suite.ALL.stream().map(Suite::tests).flatMap(Collection::stream).toList();

  @Test
  void everyAnnotatedClassIsInTheListOfJcstress() throws IOException, URISyntaxException, ClassNotFoundException {
    Set<String> annotated = annotatedClasses();
    assertFalse(annotated.isEmpty());
    assertEquals(annotated, new TreeSet<>(TestList.tests()));
  }

  @Test
  void everyTestIsInExactlyOneSuite() {
    List<String> suites = TESTS.stream().map(StressTest::name).sorted().toList();
    assertEquals(TestList.tests().stream().sorted().toList(), suites);
  }

  @Test
  void onlyTheCrowdNeedsMoreThanTwoProcessors() {
    Set<String> greedy = names(TESTS.stream().filter(test -> test.actors() > 2));
    assertEquals(names(Suite.CROWD.tests().stream()), greedy);
  }

  @Test
  void everyOutcomeHasASentenceAndEveryForbiddenOneARule() throws RuleTableException {
    Set<String> rules = RuleTable.load().rules().stream().map(Rule::id).collect(Collectors.toSet());
    for (StressTest test : TESTS) {
      List<Outcome> outcomes = test.outcomes();
      assertTrue(outcomes.stream().anyMatch(outcome -> outcome.expect() == Expect.ACCEPTABLE), test.name());
      Outcome last = outcomes.getLast();
      assertEquals(Expect.FORBIDDEN, last.expect(), test.name() + ": what no line names must be forbidden");
      assertEquals(List.of(""), Arrays.asList(last.id()), test.name() + ": the last line must name no outcome");
      for (Outcome outcome : outcomes) {
        assertFalse(outcome.desc().isBlank(), test.name());
        if (outcome.expect() == Expect.ACCEPTABLE) {
          assertTrue(StressTest.rule(outcome.desc()).isEmpty(), test.name() + ": " + outcome.desc());
        } else {
          assertTrue(StressTest.rule(outcome.desc()).filter(rules::contains).isPresent(),
              test.name() + ": " + outcome.desc());
        }
      }
    }
  }

  @Test
  void onlyAWeakenedLessonHasAnInterestingOutcome() {
    for (StressTest test : TESTS) {
      List<String> interesting = test.outcomes().stream()
          .filter(outcome -> outcome.expect() == Expect.ACCEPTABLE_INTERESTING)
          .flatMap(outcome -> Arrays.stream(outcome.id()))
          .toList();
      assertEquals(test.weakened().isPresent(), !interesting.isEmpty(), test.name());
      test.weakened().ifPresent(version ->
          assertTrue(interesting.stream().allMatch(id -> id.matches(version.shows())), test.name()));
      assertTrue(test.weakened().isEmpty() || Suite.LITMUS.tests().contains(test), test.name());
    }
  }

  @Test
  void everyLessonHasAShippedVersionAndAWeakenedOne() {
    int number = 0;
    for (Class<?> lesson : Lessons.ALL) {
      number++;
      assertTrue(lesson.getSimpleName().matches(String.format("L%02d_[A-Z]\\w+", number)), lesson.getSimpleName());
      List<StressTest> versions = StressTest.in(lesson).toList();
      assertTrue(versions.stream().anyMatch(version -> version.type().getSimpleName().equals("Shipped")
          && version.weakened().isEmpty()), lesson.getSimpleName());
      assertTrue(versions.stream().anyMatch(version -> version.weakened().isPresent()), lesson.getSimpleName());
    }
  }

  @Test
  void everyControlOfThisEngineIsCaughtByATestOfItsRuleAndNoOther() throws ControlException {
    Controls controls = Controls.read(Home.locate().resolve(Controls.DIRECTORY));
    Set<String> claimed = new TreeSet<>();
    for (StressTest test : TESTS) {
      for (Catches catches : test.catches()) {
        claimed.add(catches.control());
        Control control = controls.find(catches.control()).orElseThrow(() -> new AssertionError(catches.control()));
        assertTrue(control.rules().stream().anyMatch(test.rules()::contains), test.name() + ": " + control.id());
      }
    }
    Set<String> killed =
        controls.killedBy("jcstress").stream().map(Control::id).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(killed, claimed);
  }

  @Test
  void everyRequiredCheckHasAQuickTestForItsRule() throws RuleTableException {
    Set<Engine.Check> declared = Suite.ALL.stream().flatMap(Suite::checks).collect(Collectors.toSet());
    for (Rule rule : RuleTable.load().rules()) {
      for (RequiredCheck required : rule.required()) {
        if (required.engine().equals("jcstress")) {
          String which = rule.id() + " " + required.check();
          assertTrue(declared.contains(new Engine.Check(rule.id(), required.check())), which);
          boolean quick = Suite.ALL.stream()
              .filter(suite -> suite.check().equals(required.check()))
              .flatMap(suite -> suite.testsOf(rule.id()).stream())
              .anyMatch(StressTest::isQuick);
          assertTrue(quick, which);
        }
      }
    }
  }

  private static Set<String> names(Stream<StressTest> tests) {
    return tests.map(StressTest::name).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> annotatedClasses() throws IOException, URISyntaxException, ClassNotFoundException {
    Path classes = Path.of(StressEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> names;
    try (Stream<Path> files = Files.walk(classes)) {
      names = files.map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
          .map(name -> name.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> annotated = new TreeSet<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, StressEngine.class.getClassLoader());
      if (type.isAnnotationPresent(JCStressTest.class)) {
        annotated.add(type.getCanonicalName());
      }
    }
    return annotated;
  }
}
