package dev.lockstep.modelcheck.lincheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.lockstep.modelcheck.lincheck.worker.ScenarioGenerator;
import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.EngineResult;
import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine as a process: what it leaves behind. */
final class LincheckEngineTest {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(4);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"any, 7", "channel, 16"})
  void everyCheckOfAShippedSubjectPasses(String subject, int checks) throws Exception {
    Evidence evidence = run(engine(subject, "1", null));
    Canary canary = Objects.requireNonNull(evidence.canary(), "no canary was run");
    assertTrue(canary.caught(), canary.detail());
    List<Finding> passes = evidence.findings().stream().filter(f -> f.verdict() == Verdict.PASS).toList();
    assertEquals(checks, passes.size(), evidence.findings().toString());
    assertTrue(
        evidence.findings().stream().allMatch(f -> f.verdict() == Verdict.PASS || f.verdict() == Verdict.NOT_APPLICABLE),
        evidence.findings().toString());
    for (Finding pass : passes) {
      long scenarios = pass.explored().getOrDefault("scenarios", 0L);
      long invocations = pass.explored().getOrDefault("invocations", 0L);
      long interleavings = pass.explored().getOrDefault("interleavings", 0L);
      assertTrue(scenarios > 0 && invocations >= scenarios && interleavings >= scenarios, pass.toString());
      assertTrue(interleavings <= invocations, pass.toString());
    }
  }

  @Test
  void aCounterexampleBeginsWithTheRuleAndTheCommand() throws Exception {
    Finding finding = failure(engine("channel-query", "2a", "W4").withOverlay(OverlayLoader.overlay("lost-wake-up")));
    List<String> seen = String.valueOf(finding.seen()).lines().toList();
    assertEquals("W4: a thread waits for ever in the scenario owner | shutdown", seen.get(0));
    assertEquals(
        "replay: ./lockstep lincheck --rule W4 --subject channel-query --tier quick --seed 2a --control lost-wake-up",
        seen.get(1));
    assertTrue(seen.contains("the interleaving:"), finding.seen());
    assertTrue(seen.stream().noneMatch(line -> line.contains("Detailed trace")), finding.seen());
    assertTrue(seen.size() <= 60, "lines shown: " + seen.size());
    Path whole = directory.resolve("evidence.json.lincheck.w4.counterexample.txt");
    assertTrue(Files.readString(whole).contains("Detailed trace:"), "the whole counterexample is kept");
  }

  @Test
  void theSameSeedGivesTheSameVerdictAndTheSameCounterexample() throws Exception {
    Path overlay = OverlayLoader.overlay("capacity-ignored");
    Evidence one = run(engine("mutex", "5", "W2").withOverlay(overlay));
    Evidence two = run(engine("mutex", "5", "W2").withOverlay(overlay));
    assertEquals(one.findings(), two.findings());
    assertEquals(Verdict.FAIL, finding(one, "lincheck.generated").verdict(), one.findings().toString());
  }

  @Test
  void anotherSeedGivesOtherScenarios() {
    assertEquals(new ScenarioGenerator(5).clients(), new ScenarioGenerator(5).clients());
    assertNotEquals(new ScenarioGenerator(5).clients(), new ScenarioGenerator(6).clients());
  }

  @Test
  void workerOfOnesOwnIsNotApplicable() throws Exception {
    Evidence evidence = run(engine("com.acme.MySubject", "1", null));
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
            arguments("channel", "1", null),
            TIME_LIMIT);
    Evidence evidence = run(blind);
    assertFalse(Objects.requireNonNull(evidence.canary(), "no canary was run").caught());
    assertEquals(Verdict.UNKNOWN, finding(evidence, "lincheck.w4").verdict());
    assertTrue(evidence.findings().stream().noneMatch(f -> f.verdict() == Verdict.PASS), evidence.toString());
  }

  private static EngineProcess engine(String subject, String seed, @Nullable String rule) {
    return new EngineProcess(
        LincheckEngine.class.getName(),
        LincheckEngine.JVM_FLAGS,
        EngineProcess.ownClassPath(),
        arguments(subject, seed, rule),
        TIME_LIMIT);
  }

  private static List<String> arguments(String subject, String seed, @Nullable String rule) {
    List<String> arguments = new ArrayList<>(List.of("--subject", subject, "--seed", seed, "--budget", "1"));
    if (rule != null) {
      arguments.addAll(List.of("--rule", rule));
    }
    return arguments;
  }

  private Finding failure(EngineProcess process) throws InterruptedException {
    List<String> arguments = new ArrayList<>(process.arguments());
    arguments.set(arguments.indexOf("--budget") + 1, "6");
    arguments.addAll(List.of("--control", "lost-wake-up"));
    Evidence evidence =
        run(new EngineProcess(
            process.mainClass(), process.jvmFlags(), process.classPath(), arguments, process.timeLimit()));
    Finding finding = finding(evidence, "lincheck.w4");
    assertEquals(Verdict.FAIL, finding.verdict(), finding.toString());
    return finding;
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
}
