package dev.lockstep.modelcheck.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.Controls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each negative control that names the contract as a killer is killed by it, for each rule that the control breaks. */
final class ContractControlsTest {
  @Execution(ExecutionMode.CONCURRENT)
  @TestFactory
  Stream<DynamicContainer> killed() throws Exception {
    Path home = Home.locate();
    List<Control> controls = Controls.read(home.resolve(Controls.DIRECTORY)).killedBy("contract");
    assertFalse(controls.isEmpty(), "no negative control names the contract as a killer");
    ControlCompiler compiler = ControlCompiler.of(home);
    return controls.stream().map(control -> dynamicContainer(control.id(), tests(control, compiler)));
  }

  private static Stream<DynamicTest> tests(Control control, ControlCompiler compiler) {
    return ContractSubjects.kit().stream()
        .filter(subject -> control.breaksSubject(subject.name()))
        .flatMap(
            subject ->
                control.rules().stream()
                    .filter(rule -> !CheckMethod.of(rule, subject).isEmpty())
                    .map(
                        rule ->
                            dynamicTest(
                                rule + " " + subject,
                                () -> expectKilled(control, compiler.compile(control), rule, subject.name()))));
  }

  /** A control on which no check is run would be killed by nobody. */
  @Test
  void everyControlHasACheckForEachOfItsRules() throws Exception {
    for (Control control : Controls.read(Home.locate().resolve(Controls.DIRECTORY)).killedBy("contract")) {
      for (String rule : control.rules()) {
        assertTrue(
            ContractSubjects.kit().stream()
                .filter(subject -> control.breaksSubject(subject.name()))
                .anyMatch(subject -> !CheckMethod.of(rule, subject).isEmpty()),
            control.id() + " breaks " + rule + ", of which no check is run on it");
      }
    }
  }

  private static void expectKilled(Control control, Path overlay, String rule, String subject) throws Exception {
    Optional<String> failure = new BrokenTwin(overlay).firstFailure(subject, rule);
    assertTrue(failure.isPresent(), "all checks of " + rule + " passed on " + control.id() + " for " + subject);
  }

  /** The kills mean something only if the same road, without a control, leads to a pass. */
  @Test
  void anEmptyOverlayPasses(@TempDir Path empty) throws Exception {
    assertTrue(new BrokenTwin(empty).firstFailure("channel", "W5").isEmpty());
  }

  @Test
  void theCanaryIsCaught() {
    assertTrue(ContractCanary.run().caught(), ContractCanary.run().detail());
  }
}
