package dev.lockstep.modelcheck.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.EngineResult;
import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine as the gate starts it. */
final class StructureEngineTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void aPassComesWithACaughtCanaryAndNumbers() throws Exception {
    Path out = directory.resolve("evidence.json");
    String[] args = {"--subject", "any", "--out", out.toString(), "--rule", "A1", "--rule", "A2", "--budget", "4"};
    assertEquals(0, EngineMain.run(new StructureEngine(), args));
    Evidence evidence = EvidenceFile.read(out);
    Canary canary = Objects.requireNonNull(evidence.canary());
    assertTrue(canary.caught(), canary.detail());
    assertEquals(
        List.of("structure.lock-free-code", "structure.lock-free-run", "structure.owner-confinement"),
        evidence.findings().stream().map(Finding::check).toList());
    for (Finding finding : evidence.findings()) {
      assertEquals(Verdict.PASS, finding.verdict(), finding.toString());
    }
  }

  @Test
  void anOverlayThatComesFirstIsWhatIsJudged() throws Exception {
    EngineProcess engine = new EngineProcess(
        StructureEngine.class.getName(), List.of("-Xmx512m"), EngineProcess.ownClassPath(),
        List.of("--subject", "any", "--rule", "A2", "--control", "client-reads-owner-state"), Duration.ofMinutes(2));
    EngineResult result = engine.withOverlay(OverlayLoader.overlay("client-reads-owner-state"))
        .run(directory.resolve("evidence.json"), line -> {});
    Evidence evidence = ((EngineResult.Left) result).evidence();
    Finding finding = evidence.findings().getFirst();
    assertEquals(Verdict.FAIL, finding.verdict(), finding.toString());
    assertTrue(String.valueOf(finding.seen()).contains("reached by ChannelWorker.status (ChannelWorker.java:"),
        finding.toString());
    assertEquals("./lockstep gate --engine structure --rule A2 (on the control client-reads-owner-state)", finding.replay());
  }

  @Test
  void anotherSubjectIsWrongUsage() {
    Path out = directory.resolve("none.json");
    assertEquals(64, EngineMain.run(new StructureEngine(), new String[] {"--subject", "channel", "--out", out.toString()}));
    assertFalse(Files.exists(out));
  }
}
