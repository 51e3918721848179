package dev.lockstep.modelcheck.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.EngineResult;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine on the shipped workers, and on broken twins of them, each in a JVM of its own. */
final class LincheckProbeTest {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "channel, lincheck.owner-loop, 4",
    "channel-query, lincheck.owner-loop, 4",
    "mutex, lincheck.post-shutdown-query, 5"
  })
  void shippedWorkerPasses(String subject, String check, long scenarios) throws Exception {
    Evidence evidence = evidence(engine(subject, "1"));
    Finding finding = finding(evidence, check);
    assertEquals(Verdict.PASS, finding.verdict(), finding.toString());
    assertEquals(scenarios, finding.explored().get("scenarios"));
    long invocations = finding.explored().getOrDefault("invocations", 0L);
    assertTrue(invocations > 100 && invocations <= 300, "schedules really executed, of 300 allowed: " + invocations);
  }

  @ParameterizedTest
  @CsvSource({
    "channel, lost-wake-up, lincheck.owner-loop, owner | shutdown | query",
    "channel, query-lost-on-shutdown, lincheck.owner-loop, owner | shutdown | query",
    "mutex, second-shutdown-hangs, lincheck.post-shutdown-query, deliver | shutdown | shutdown"
  })
  void brokenTwinIsCaught(String subject, String control, String check, String scenario) throws Exception {
    Evidence evidence = evidence(engine(subject, "1").withOverlay(overlay(control)));
    Finding finding = finding(evidence, check);
    assertEquals(Verdict.FAIL, finding.verdict(), finding.toString());
    List<String> seen = String.valueOf(finding.seen()).lines().toList();
    assertEquals("W4: a thread waits for ever in the scenario " + scenario, seen.getFirst());
    assertEquals("replay: " + finding.replay(), seen.get(1));
    assertTrue(seen.size() <= 40, "lines shown: " + seen.size());
    Path whole = directory.resolve("evidence.json.counterexample.txt");
    assertTrue(Files.readString(whole).contains("Detailed trace:"), "the whole counterexample is kept");
  }

  @Test
  void verdictDoesNotDependOnTheSeed() throws Exception {
    Path overlay = overlay("lost-wake-up");
    Finding one = finding(evidence(engine("channel", "1").withOverlay(overlay)), "lincheck.owner-loop");
    Finding two = finding(evidence(engine("channel", "2").withOverlay(overlay)), "lincheck.owner-loop");
    assertEquals(one, two);
  }

  @Test
  void workerOfOnesOwnIsNotApplicable() throws Exception {
    Evidence evidence = evidence(engine("com.acme.MySubject", "1"));
    assertTrue(
        evidence.findings().stream().allMatch(finding -> finding.verdict() == Verdict.NOT_APPLICABLE),
        evidence.toString());
  }

  @Test
  void withoutItsCanaryNothingPasses() throws Exception {
    EngineProcess blind =
        new EngineProcess(
            LincheckEngine.class.getName(),
            List.of("-XX:+DisableAttachMechanism"),
            EngineProcess.ownClassPath(),
            arguments("channel", "1"),
            TIME_LIMIT);
    Evidence evidence = run(blind);
    assertFalse(Objects.requireNonNull(evidence.canary(), "no canary was run").caught());
    Finding finding = finding(evidence, "lincheck.owner-loop");
    assertEquals(Verdict.UNKNOWN, finding.verdict(), finding.toString());
  }

  private static EngineProcess engine(String subject, String seed) {
    return new EngineProcess(
        LincheckEngine.class.getName(),
        LincheckEngine.JVM_FLAGS,
        EngineProcess.ownClassPath(),
        arguments(subject, seed),
        TIME_LIMIT);
  }

  private static List<String> arguments(String subject, String seed) {
    return List.of("--subject", subject, "--seed", seed, "--budget", "2");
  }

  private Evidence evidence(EngineProcess process) throws InterruptedException {
    Evidence evidence = run(process);
    if (!process.arguments().contains("com.acme.MySubject")) {
      Canary canary = Objects.requireNonNull(evidence.canary(), "no canary was run");
      assertTrue(canary.caught(), canary.detail());
    }
    return evidence;
  }

  private Evidence run(EngineProcess process) throws InterruptedException {
    return switch (process.run(directory.resolve("evidence.json"), System.out::println)) {
      case EngineResult.Left(Evidence evidence) -> evidence;
      case EngineResult.Nothing(String reason) -> fail(reason);
    };
  }

  private static Finding finding(Evidence evidence, String check) {
    return evidence.findings().stream().filter(finding -> finding.check().equals(check)).findFirst().orElseThrow();
  }

  private static Path overlay(String control) throws ControlException {
    Path home = Home.locate();
    Controls controls = Controls.read(home.resolve(Controls.DIRECTORY));
    return ControlCompiler.of(home).compile(controls.find(control).orElseThrow());
  }
}
