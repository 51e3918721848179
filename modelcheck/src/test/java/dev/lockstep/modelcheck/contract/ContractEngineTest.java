package dev.lockstep.modelcheck.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.channel.Feed;
import dev.lockstep.channel.Oneshot;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.worker.Health;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.Pipeline;
import dev.lockstep.worker.Request;
import dev.lockstep.worker.Seams;
import dev.lockstep.worker.ShutdownPolicy;
import dev.lockstep.worker.ShutdownReport;
import dev.lockstep.worker.Ticket;
import dev.lockstep.worker.Worker;
import dev.lockstep.worker.WorkerFactory;
import dev.lockstep.worker.WorkerPolicy;
import dev.lockstep.worker.WorkerResult;
import dev.lockstep.worker.WorkerStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine writes what it found, and never a pass for what it did not look at. */
final class ContractEngineTest {
  /** A subject that is healthy whatever happens. */
  public static final class NeverStuck implements WorkerFactory {
    @Override
    public Worker start(WorkerPolicy policy, Pipeline pipeline, Seams seams) {
      Worker worker = new MutexWorker(policy, pipeline, seams);
      return new Worker() {
        @Override
        public Ticket post(Request request) {
          return worker.post(request);
        }

        @Override
        public WorkerStatus status() {
          return worker.status();
        }

        @Override
        public Oneshot<WorkerStatus> query() {
          return worker.query();
        }

        @Override
        public Oneshot<Health> ping() {
          return Oneshot.completed(Health.HEALTHY);
        }

        @Override
        public Health probe(Duration limit) {
          return Health.HEALTHY;
        }

        @Override
        public Feed<WorkerResult> results() {
          return worker.results();
        }

        @Override
        public Oneshot<ShutdownReport> shutdown(ShutdownPolicy shutdown) {
          return worker.shutdown(shutdown);
        }

        @Override
        public Oneshot<ShutdownReport> stopped() {
          return worker.stopped();
        }
      };
    }
  }

  @TempDir private Path directory = Path.of("");

  private Evidence run(String... more) throws Exception {
    Path out = directory.resolve("evidence.json");
    List<String> args = new ArrayList<>(List.of("--out", out.toString()));
    args.addAll(List.of(more));
    assertEquals(0, EngineMain.run(new ContractEngine(), args.toArray(String[]::new)));
    return EvidenceFile.read(out);
  }

  @Test
  void aPassComesWithACaughtCanary() throws Exception {
    Evidence evidence = run("--subject", "channel", "--rule", "W5", "--rule", "W13");
    Canary canary = Objects.requireNonNull(evidence.canary());
    assertTrue(canary.caught(), canary.detail());
    assertEquals(List.of("contract.w5", "contract.w13"), evidence.findings().stream().map(Finding::check).toList());
    for (Finding finding : evidence.findings()) {
      assertEquals(Verdict.PASS, finding.verdict());
      assertTrue(finding.explored().getOrDefault("checks", 0L) > 1);
    }
  }

  @Test
  void aBrokenSubjectFailsWithAReplay() throws Exception {
    Finding finding = run("--subject", NeverStuck.class.getName(), "--rule", "W12").findings().getFirst();
    assertEquals(Verdict.FAIL, finding.verdict());
    assertEquals("./lockstep contract --subject " + NeverStuck.class.getName() + " --rule W12", finding.replay());
  }

  @Test
  void aBudgetThatIsOverMakesTheRestUnknown() throws Exception {
    Evidence evidence = run("--subject", "mutex", "--budget", "0.001");
    for (Finding finding : evidence.findings()) {
      Verdict expected = finding.check().matches("contract[.](w.*|results)") ? Verdict.UNKNOWN : Verdict.NOT_APPLICABLE;
      assertEquals(expected, finding.verdict(), finding.toString());
    }
    assertEquals(14 + 3 + 6, evidence.findings().size());
  }

  @Test
  void theBuildingBlocksAreASubjectOfTheirOwn() throws Exception {
    Evidence evidence = run("--subject", "any", "--rule", "O2", "--rule", "B4", "--rule", "W5");
    assertEquals(
        List.of("contract.o2 pass", "contract.b4 pass", "contract.w5 not-applicable", "contract.results not-applicable"),
        evidence.findings().stream().map(finding -> finding.check() + " " + finding.verdict().label()).toList());
  }

  @Test
  void anUnknownSubjectIsWrongUsage() {
    Path out = directory.resolve("none.json");
    String[] args = {"--subject", "nosuch", "--out", out.toString()};
    assertEquals(64, EngineMain.run(new ContractEngine(), args));
    assertFalse(Files.exists(out));
  }
}
