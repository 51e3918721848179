package dev.lockstep.modelcheck.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerFactory;
import dev.lockstep.worker.WorkerPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorsEngineTest {
  @TempDir Path directory;

  /** A user's worker that takes one request more than it should. */
  public static final class Roomy implements WorkerFactory {
    @Override
    public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
      WorkerPolicy roomy = new WorkerPolicy(policy.capacity() + 1, policy.executionLimit());
      return new ChannelWorker(roomy, pipeline, seams).start();
    }
  }

  @Test
  void aWorkerPassesTheRulesOfTheWorker() throws Exception {
    Evidence evidence = run("mutex");

    Canary canary = evidence.canary();
    assertNotNull(canary);
    assertTrue(canary.caught(), canary::detail);
    assertEquals(12, verdicts(evidence).get(Verdict.PASS));
    assertEquals(17, verdicts(evidence).get(Verdict.NOT_APPLICABLE));
    Finding finding = evidence.findings().getFirst();
    assertTrue(finding.explored().getOrDefault("vectors", 0L) > 300, finding::toString);
  }

  @Test
  void broadcastAndSupervisorPassTheirOwn() throws Exception {
    Evidence evidence = run("any");

    assertEquals(17, verdicts(evidence).get(Verdict.PASS));
    for (Finding finding : evidence.findings()) {
      long vectors = finding.explored().getOrDefault("vectors", 0L);
      assertTrue(finding.verdict() == Verdict.NOT_APPLICABLE || vectors > 300 && vectors < 500, finding::toString);
    }
    assertEquals(12, verdicts(evidence).get(Verdict.NOT_APPLICABLE));
  }

  @Test
  void aBrokenWorkerFailsItsRuleAndLeavesTheOthersUnknown() throws Exception {
    Evidence evidence = run(Roomy.class.getName());

    List<Finding> failed = evidence.findings().stream().filter(f -> f.verdict() == Verdict.FAIL).toList();
    assertEquals(List.of("W7"), failed.stream().map(Finding::rule).toList());
    assertTrue(String.valueOf(failed.getFirst().seen()).contains("vector "), failed::toString);
    assertTrue(String.valueOf(failed.getFirst().replay()).startsWith("./lockstep vectors --subject "), failed::toString);
    assertEquals(11, verdicts(evidence).get(Verdict.UNKNOWN));
  }

  @Test
  void aSpentBudgetIsUnknown() throws Exception {
    Evidence evidence = run("channel", "--budget", "0.001");
    assertEquals(12, verdicts(evidence).get(Verdict.UNKNOWN));
  }

  private Evidence run(String subject, String... more) throws Exception {
    Path out = directory.resolve("vectors.json");
    List<String> arguments = new ArrayList<>(List.of("--subject", subject, "--out", out.toString()));
    arguments.addAll(List.of(more));
    assertEquals(ExitStatus.OK, EngineMain.run(new VectorsEngine(), arguments.toArray(String[]::new)));
    return EvidenceFile.read(out);
  }

  private static Map<Verdict, Integer> verdicts(Evidence evidence) {
    return evidence.findings().stream()
        .collect(Collectors.groupingBy(Finding::verdict, Collectors.summingInt(finding -> 1)));
  }
}
