package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as the gate runs it: it passes the shipped watch, and only because it caught the broken one. */
final class StressProbeTest {
  @TempDir private Path directory;

  @Test
  void theShippedWatchPassesAndTheCanaryIsCaught() throws IOException {
    Path out = directory.resolve("jcstress-any.json");
    assertEquals(ExitStatus.OK, run("any", out));
    Evidence evidence = evidence(out);
    Canary canary = evidence.canary();
    assertNotNull(canary);
    assertEquals(Plan.CANARY, canary.name());
    assertTrue(canary.caught(), canary.detail());
    Finding watch = finding(evidence, "jcstress.watch");
    assertEquals(Verdict.PASS, watch.verdict(), watch.toString());
    assertTrue(watch.explored().getOrDefault("samples", 0L) > 0, watch.toString());
    assertEquals(Verdict.SKIPPED, finding(evidence, "jcstress.litmus").verdict());
    assertTrue(Files.isRegularFile(directory.resolve("jcstress-any-report").resolve("index.html")));
    assertTrue(Files.isRegularFile(
        directory.resolve("jcstress-any-controls-report").resolve(Plan.CANARY).resolve("index.html")));
    String table = Files.readString(directory.resolve("jcstress-any-outcomes.md"));
    assertTrue(table.contains("## O1 · `jcstress.watch`"), table);
    assertTrue(table.contains("publish 1 -> publish 2 -> read -> read"), table);
  }

  @Test
  void anotherSubjectIsRefused() {
    assertEquals(ExitStatus.USAGE, run("mutex", directory.resolve("never.json")));
  }

  private static int run(String subject, Path out) {
    return EngineMain.run(new StressEngine(),
        new String[] {"--subject", subject, "--rule", "O1", "--budget", "8", "--seed", "1", "--out", out.toString()});
  }

  private static Evidence evidence(Path out) throws EvidenceException {
    return EvidenceFile.read(out);
  }

  private static Finding finding(Evidence evidence, String check) {
    return evidence.findings().stream().filter(finding -> finding.check().equals(check)).findFirst().orElseThrow();
  }
}
