package dev.lockstep.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlcEngineTest {
  @TempDir Path directory;

  @Test
  void writesEvidenceWithTheCanaryAndTheFiguresOfTheSearch() throws Exception {
    Path out = directory.resolve("tlc.json");
    int status = EngineMain.run(new TlcEngine(),
        new String[] {"--subject", "design", "--rule", "W10", "--out", out.toString()});

    assertEquals(ExitStatus.OK, status);
    Evidence evidence = EvidenceFile.read(out);
    Canary canary = evidence.canary();
    assertNotNull(canary);
    assertTrue(canary.caught(), canary::detail);
    assertTrue(canary.detail().startsWith("W6_QueryAnswered is violated"), canary::detail);
    assertEquals(1, evidence.findings().size());
    Finding finding = evidence.findings().getFirst();
    assertEquals(new Engine.Check("W10", "tlc.worker"), new Engine.Check(finding.rule(), finding.check()));
    assertEquals(Verdict.PASS, finding.verdict(), finding::toString);
    assertEquals(3, finding.explored().get("models"));
    assertEquals(744 + 2_507 + 75_204, finding.explored().get("distinctStates"));
  }

  @Test
  void aSpentBudgetIsUnknownAndLeavesTheCanaryUncaught() throws Exception {
    Path out = directory.resolve("tlc.json");
    int status = EngineMain.run(new TlcEngine(),
        new String[] {"--subject", "design", "--rule", "W7", "--budget", "0.001", "--out", out.toString()});

    assertEquals(ExitStatus.OK, status);
    Evidence evidence = EvidenceFile.read(out);
    Canary canary = evidence.canary();
    assertNotNull(canary);
    assertFalse(canary.caught());
    Finding finding = evidence.findings().getFirst();
    assertEquals(Verdict.UNKNOWN, finding.verdict());
    assertTrue(String.valueOf(finding.reason()).contains("time limit"), finding::toString);
  }

  @Test
  void refusesASubjectThatIsNotTheDesign() {
    Path out = directory.resolve("tlc.json");
    int status = EngineMain.run(new TlcEngine(), new String[] {"--subject", "channel", "--out", out.toString()});

    assertEquals(ExitStatus.USAGE, status);
    assertTrue(Files.notExists(out));
  }

  @Test
  void hasOneCheckPerRuleOfAFamily() {
    List<String> rules = new TlcEngine().checks().stream().filter(check -> check.id().equals("tlc.worker"))
        .map(Engine.Check::rule).sorted().toList();
    assertEquals(List.of("W1", "W10", "W11", "W13", "W14", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9"), rules);
  }
}
