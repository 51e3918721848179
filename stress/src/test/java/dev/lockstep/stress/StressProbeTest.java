package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceException;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jcstress is really run: it passes the shipped watch, catches the broken one, passes nothing that it did not run. */
final class StressProbeTest {
  private static final Duration SHORT = Duration.ofSeconds(8);

  @TempDir private Path directory;

  @Test
  void theShippedWatchPassesAndTheCanaryIsCaught() throws EvidenceException {
    Path out = directory.resolve("jcstress-any.json");
    int status = EngineMain.run(new StressEngine(),
        new String[] {"--subject", "any", "--rule", "O1", "--budget", "12", "--out", out.toString()});
    assertEquals(ExitStatus.OK, status);
    Evidence evidence = EvidenceFile.read(out);
    Canary canary = evidence.canary();
    assertNotNull(canary);
    assertTrue(canary.caught(), canary.detail());
    assertEquals(1, evidence.findings().size());
    Finding finding = evidence.findings().getFirst();
    assertEquals(Verdict.PASS, finding.verdict(), finding.toString());
    assertTrue(finding.explored().getOrDefault("samples", 0L) > 0, finding.toString());
    assertTrue(Files.isRegularFile(directory.resolve("jcstress-any-report").resolve("index.html")));
  }

  @Test
  void theBrokenWatchFailsRuleO1() throws ControlException, IOException, InterruptedException {
    Path home = Home.locate();
    Controls controls = Controls.read(home.resolve(Controls.DIRECTORY));
    Path overlay = ControlCompiler.of(home).compile(controls.find("watch-in-two-fields").orElseThrow());
    Attempt attempt = StressRun.onOwnClassPath().withOverlay(overlay).run(Suite.WATCH.tests(), SHORT, directory);
    Finding finding = attempt.finding(Suite.WATCH, "replay");
    assertEquals(Verdict.FAIL, finding.verdict(), finding.toString());
    assertEquals("O1", finding.rule());
    assertTrue(String.valueOf(finding.seen()).contains("WatchTest.NeverGoesBack: outcome (1, 0) seen"), finding.seen());
  }

  @Test
  void aMissingTestListIsUnknown() throws IOException, InterruptedException {
    List<Path> withoutList = StressRun.onOwnClassPath().classPath().stream()
        .filter(entry -> !Files.exists(entry.resolve("META-INF").resolve("TestList")))
        .toList();
    Attempt attempt = new StressRun(withoutList).run(Suite.WATCH.tests(), SHORT, directory.resolve("report"));
    Finding finding = attempt.finding(Suite.WATCH, "replay");
    assertEquals(Verdict.UNKNOWN, finding.verdict(), finding.toString());
    assertTrue(String.valueOf(finding.reason()).startsWith("jcstress ended with exit status 1 and left 0 result files"),
        finding.reason());
  }

  @Test
  void anotherSubjectIsRefused() {
    int status = EngineMain.run(new StressEngine(),
        new String[] {"--subject", "mutex", "--out", directory.resolve("never.json").toString()});
    assertEquals(ExitStatus.USAGE, status);
  }
}
