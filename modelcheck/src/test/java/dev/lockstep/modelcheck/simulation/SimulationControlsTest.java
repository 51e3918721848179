package dev.lockstep.modelcheck.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.evidence.Canary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every control that names this engine as a killer is killed by it, by its rule, soon, and with a short story. */
final class SimulationControlsTest {
  private static final long SEED = 1;

  @Execution(ExecutionMode.CONCURRENT)
  @TestFactory
  Stream<DynamicTest> everyControlIsKilledSoonAndShortly() throws Exception {
    ControlCompiler compiler = ControlCompiler.of(Home.locate());
    List<Control> controls = KillMatrix.controls();
    assertTrue(controls.size() >= 20, "controls for the simulation: " + controls.size());
    return controls.stream()
        .map(control -> DynamicTest.dynamicTest(control.id(), () -> expectKilled(control, compiler.compile(control))));
  }

  private static void expectKilled(Control control, Path overlay) throws Exception {
    try (OverlayLoader loader = new OverlayLoader(overlay)) {
      for (String subject : tried(control)) {
        expectKilled(control, loader, subject);
      }
    }
  }

  /** What breaks a pool is its supervisor, whatever its workers; {@code simulate --kill} tries both kinds of them. */
  private static List<String> tried(Control control) {
    List<String> subjects = KillMatrix.subjects(control);
    return subjects.stream().anyMatch(Scenarios::isWorker) ? subjects : subjects.subList(0, 1);
  }

  private static void expectKilled(Control control, OverlayLoader overlay, String subject) throws Exception {
    Optional<Kill> kill = Kill.search(overlay, subject, SEED, control.rules(), KillMatrix.MOST_SCHEDULES);
    assertTrue(kill.isPresent(), "survived " + KillMatrix.MOST_SCHEDULES + " schedules of " + subject);
    assertTrue(control.rules().contains(kill.get().rule()), kill.get().rule());
    assertTrue(kill.get().events() <= KillMatrix.mostEvents(subject), String.join("\n", kill.get().story()));
  }

  /** The kills mean something only if the same road, without a control, leads to none. */
  @Test
  void anEmptyOverlayIsNotKilled(@TempDir Path empty) throws Exception {
    try (OverlayLoader loader = new OverlayLoader(empty)) {
      assertEquals(Optional.empty(), Kill.search(loader, "channel", SEED, Scenarios.RULES, 1_000));
    }
  }

  @Test
  void theCanaryIsCaught() throws Exception {
    for (String subject : Scenarios.SUBJECTS) {
      Canary canary = SimulationCanary.run(subject);
      assertTrue(canary.caught(), subject + ": " + canary.detail());
    }
  }

  /** A control that breaks every worker breaks them in the simulation. */
  @Test
  void everySubjectOfAControlIsSimulated() throws Exception {
    for (Control control : KillMatrix.controls()) {
      assertFalse(KillMatrix.subjects(control).isEmpty(), control.id());
      assertTrue(Scenarios.SUBJECTS.containsAll(control.subjects()), control.id());
    }
  }
}
