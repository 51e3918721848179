package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.engine.Progress;
import dev.lockstep.stress.harness.Dose;
import dev.lockstep.stress.harness.Harness;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every control that this machine is known to show is caught by every test that says so, by the outcome that it
 * names.
 */
final class StressControlsTest {
  private static final Duration GENEROUS = Duration.ofMinutes(5);

  @TempDir private Path scratch;

  @Test
  void everyControlIsCaught() throws ControlException, IOException, InterruptedException {
    Path home = Home.locate();
    List<Control> shown = Controls.read(home.resolve(Controls.DIRECTORY)).killedBy("jcstress").stream()
        .filter(control -> control.showsOn(System.getProperty("os.arch")))
        .toList();
    Plan plan = new Plan(Plan.Scope.QUICK, List.of(), List.of(), Trial.of(shown), new Dose(100));
    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      Session session = new Session(plan, new Harness(scratch), 1, new Progress("jcstress", nowhere));
      session.run(GENEROUS, ControlCompiler.of(home));
      List<Trial.Verdict> verdicts = session.verdicts();
      assertFalse(verdicts.isEmpty());
      List<String> missed =
          verdicts.stream().filter(verdict -> !verdict.isCaught()).map(Trial.Verdict::describe).toList();
      assertEquals(List.of(), missed);
    }
  }
}
