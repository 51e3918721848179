package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each negative control that names the vectors as a killer is killed by the name of one of its rules. */
final class VectorsControlsTest {
  @Execution(ExecutionMode.CONCURRENT)
  @TestFactory
  Stream<DynamicTest> killed() throws Exception {
    Path home = Home.locate();
    List<Control> controls = Controls.read(home.resolve(Controls.DIRECTORY)).killedBy("vectors");
    assertTrue(controls.size() >= 15, "controls for the vectors: " + controls.size());
    ControlCompiler compiler = ControlCompiler.of(home);
    return controls.stream().flatMap(control -> subjects(control).map(subject -> dynamicTest(
        control.id() + " on " + subject, () -> expectKilled(control, compiler.compile(control), subject))));
  }

  /** A rule of what all share is broken in the kit's one; a rule of the worker in both, asked if need be. */
  private static Stream<String> subjects(Control control) {
    if (!control.rules().getFirst().startsWith("W")) {
      return Stream.of(Evidence.ANY);
    }
    String channel = control.breaksSubject("channel") ? "channel" : "channel-query";
    return Stream.of("mutex", channel).filter(control::breaksSubject);
  }

  private static void expectKilled(Control control, Path overlay, String subject) throws Exception {
    Optional<String> line = VectorsTwin.firstFailure(overlay, subject);
    assertTrue(line.isPresent(), "all vectors passed");
    List<String> named = Arrays.asList(line.get().substring(0, line.get().indexOf(':')).split(" "));
    assertTrue(control.rules().stream().anyMatch(named::contains), line.get());
  }

  /** The kills mean something only if the same road, without a control, leads to a pass. */
  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "any"})
  void anEmptyOverlayPasses(String subject, @TempDir Path empty) throws Exception {
    assertEquals(Optional.empty(), VectorsTwin.firstFailure(empty, subject));
  }

  @Test
  void theCanariesAreCaught() {
    for (String subject : List.of("channel", Evidence.ANY)) {
      Canary canary = VectorsCanary.run(subject);
      assertTrue(canary.caught(), canary::detail);
    }
  }
}
