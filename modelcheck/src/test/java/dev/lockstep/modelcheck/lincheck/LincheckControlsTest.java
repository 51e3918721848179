package dev.lockstep.modelcheck.lincheck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.modelcheck.gate.Engines;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.evidence.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each negative control that names Lincheck as a killer is killed by the quick tier, on one of the subjects that it
 * breaks: another one from control to control. On all of them: {@code ./lockstep lincheck --kill}.
 */
final class LincheckControlsTest {
  private static final Duration BUDGET = Engines.find("lincheck").orElseThrow().budget(Tier.QUICK);

  @Execution(ExecutionMode.CONCURRENT)
  @TestFactory
  Stream<DynamicTest> everyControlIsKilled() throws Exception {
    List<Control> controls = KillMatrix.controls();
    assertFalse(controls.isEmpty(), "no negative control names Lincheck as a killer");
    ControlCompiler compiler = ControlCompiler.of(Home.locate());
    return IntStream.range(0, controls.size()).mapToObj(i -> {
      List<String> subjects = KillMatrix.subjects(controls.get(i));
      String subject = subjects.get(i % subjects.size());
      return dynamicTest(controls.get(i).id() + " on " + subject, () -> expectKilled(controls.get(i), compiler, subject));
    });
  }

  private static void expectKilled(Control control, ControlCompiler compiler, String subject) throws Exception {
    List<Kill> kills = KillMatrix.kills(control, compiler.compile(control), List.of(subject), BUDGET);
    kills.forEach(System.out::println);
    assertTrue(KillMatrix.isKilled(subject, kills), "survives on " + subject + ": " + kills);
  }

  /** The kills mean something only if the same road, without a control, leads to none. */
  @Test
  void anEmptyOverlaySurvives(@TempDir Path empty) throws Exception {
    Control nothing = new Control("nothing", List.of("W5"), "Nothing.", List.of("lincheck"), List.of(), "");
    List<Kill> kills = KillMatrix.kills(nothing, empty, KillMatrix.subjects(nothing), Duration.ofSeconds(1));
    assertTrue(kills.size() == 3 && kills.stream().noneMatch(Kill::killed), kills.toString());
  }
}
