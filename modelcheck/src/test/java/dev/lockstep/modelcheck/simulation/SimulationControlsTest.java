package dev.lockstep.modelcheck.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.Controls;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every control that names this engine as a killer is killed by it, by the name of its rule. */
class SimulationControlsTest {
  private static final int SCHEDULES = 10_000;

  @TestFactory
  Stream<DynamicTest> everyControlIsKilledByItsRule() throws Exception {
    Path home = Home.locate();
    List<Control> controls = Controls.read(home.resolve(Controls.DIRECTORY)).killedBy("simulation");
    assertTrue(controls.size() >= 2, "controls for the simulation: " + controls.size());
    ControlCompiler compiler = ControlCompiler.of(home);
    return controls.stream()
        .flatMap(control -> Stream.of("mutex", "channel").filter(control::breaksSubject).map(subject -> kill(control, subject, compiler)));
  }

  private static DynamicTest kill(Control control, String subject, ControlCompiler compiler) {
    return DynamicTest.dynamicTest(
        control.id() + " on " + subject,
        () -> {
          try (OverlayLoader overlay = new OverlayLoader(compiler.compile(control))) {
            Function<List<String>, List<String>> teller = overlay.load(Simulate.Teller.class).get();
            for (int i = 0; i < SCHEDULES; i++) {
              String end = teller.apply(List.of(subject, "1", String.valueOf(i))).getLast();
              if (!end.equals("no violation")) {
                assertTrue(
                    control.rules().stream().anyMatch(rule -> end.startsWith(rule + ":")),
                    "schedule " + i + " breaks " + end + ", not " + control.rules());
                return;
              }
            }
            fail("survived " + SCHEDULES + " schedules");
          }
        });
  }
}
