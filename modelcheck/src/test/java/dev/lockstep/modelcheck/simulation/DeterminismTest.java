package dev.lockstep.modelcheck.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.simulation.engine.Explorer;
import dev.lockstep.modelcheck.simulation.engine.Plan;
import dev.lockstep.modelcheck.simulation.engine.Run;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.modelcheck.simulation.engine.Story;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same trace: twice in a row, and in another JVM. */
final class DeterminismTest {
  private static final int SCHEDULES = 300;

  /** Prints a digest of everything that is told of the schedules of {@code subject} and {@code seed}. */
  public static void main(String[] args) throws Exception {
    System.out.println(digest(args[0], Long.parseLong(args[1])));
  }

  private static String digest(String subject, long seed) throws Exception {
    Scenario scenario = Scenarios.of(subject).orElseThrow();
    Explorer explorer = new Explorer(scenario, seed);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int number = 0; number < SCHEDULES; number++) {
      Plan plan = explorer.plan(number, rule -> true);
      Story story = new Story();
      Run.repeat(scenario, plan, rule -> true, story);
      digest.update((plan + "\n" + story.lines() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "channel-query", "supervisor-mutex", "supervisor-channel", "any"})
  void theSameSeedGivesTheSameTrace(String subject) throws Exception {
    String first = digest(subject, 7);
    assertEquals(first, digest(subject, 7), "twice in a row");
    assertEquals(first, inAnotherJvm(subject, 7), "in another JVM");
    assertNotEquals(first, digest(subject, 8), "of another seed");
  }

  private static String inAnotherJvm(String subject, long seed) throws Exception {
    String classPath =
        EngineProcess.ownClassPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-cp",
                    classPath, DeterminismTest.class.getName(), subject, String.valueOf(seed)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return out.strip();
  }
}
