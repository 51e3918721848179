package dev.lockstep.spec.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.evidence.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineMainTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path out = Path.of("unset");

  @BeforeEach
  void chooseFile(@TempDir Path directory) {
    out = directory.resolve("probe.json");
  }

  /** What an engine of the test does. */
  private interface Work {
    void on(EngineRequest request, Report report) throws Exception;
  }

  private record TestEngine(Work work) implements Engine {
    @Override
    public String name() {
      return "probe";
    }

    @Override
    public List<Check> checks() {
      return List.of(new Check("W3", "probe.counts"), new Check("W8", "probe.race"), new Check("W3", "probe.race"));
    }

    @Override
    public void run(EngineRequest request, Report report) throws Exception {
      work.on(request, report);
    }
  }

  private static final Finding COUNTS = Finding.pass("W3", "probe.counts", Map.of("schedules", 7L));

  @Test
  void anEngineThatReportsLeavesItsEvidence() throws IOException {
    Instant before = Instant.now();
    int status = run((request, report) -> {
      report.canary(new Canary("torn-status", true, "seen"));
      report.add(COUNTS);
      report.add(Finding.fail("W8", "probe.race", Map.of(), "it ran", "--seed 2a"));
      report.add(Finding.pass("W3", "probe.race", Map.of("schedules", 1L)));
    }, "--seed", "2A", "--tier", "full", "--budget", "1.5", "--control", "torn-status");

    assertEquals(ExitStatus.OK, status);
    Evidence evidence = EvidenceFile.read(out);
    assertEquals(List.of(Verdict.PASS, Verdict.FAIL, Verdict.PASS), verdicts(evidence));
    assertEquals("mutex", evidence.subject());
    assertEquals("torn-status", evidence.control());
    assertEquals("2a", evidence.seed());
    assertEquals(Tier.FULL, evidence.tier());
    assertEquals(1500, evidence.budgetMillis());
    assertEquals(Host.current(), evidence.host());
    assertEquals(new Canary("torn-status", true, "seen"), evidence.canary());
    assertFalse(evidence.started().isBefore(before.minusMillis(1)));
    assertTrue(evidence.started().plusMillis(evidence.millis()).isBefore(Instant.now().plusMillis(1)));
  }

  @Test
  void silenceIsUnknown() throws IOException {
    assertEquals(ExitStatus.OK, run((request, report) -> report.add(COUNTS)));

    Evidence evidence = EvidenceFile.read(out);
    assertEquals(List.of(Verdict.PASS, Verdict.UNKNOWN, Verdict.UNKNOWN), verdicts(evidence));
    assertEquals("the engine ended and said nothing about this check", evidence.findings().get(1).reason());
  }

  @Test
  void aFailureKeepsWhatWasFoundAndMakesTheRestUnknown() throws IOException {
    int status = run((request, report) -> {
      report.add(COUNTS);
      throw new IOException("disk\nfull", new IllegalStateException("quota"));
    });

    assertEquals(ExitStatus.UNKNOWN, status);
    Evidence evidence = EvidenceFile.read(out);
    assertEquals(List.of(Verdict.PASS, Verdict.UNKNOWN, Verdict.UNKNOWN), verdicts(evidence));
    String reason = String.valueOf(evidence.findings().getLast().reason());
    assertTrue(reason.startsWith("the engine failed: java.io.IOException: disk full; caused by"), reason);
    assertTrue(reason.contains("quota; at dev.lockstep.spec.engine.EngineMainTest"), reason);
    assertEquals("probe: " + reason, err.toString(StandardCharsets.UTF_8).strip(), "one line, no stack trace");
  }

  @Test
  void anErrorEndsInEvidenceToo() throws IOException {
    int status = run((request, report) -> {
      throw new NoSuchMethodError("changed by the control");
    });

    assertEquals(ExitStatus.UNKNOWN, status);
    assertEquals(List.of(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN), verdicts(EvidenceFile.read(out)));
  }

  @Test
  void aCheckThatWasNotDeclaredIsTheEnginesFailure() throws IOException {
    assertEquals(ExitStatus.UNKNOWN,
        run((request, report) -> report.add(Finding.pass("W9", "probe.race", Map.of("schedules", 1L)))));
    assertTrue(String.valueOf(EvidenceFile.read(out).findings().getFirst().reason()).contains("was declared"));
  }

  @Test
  void aSecondFindingOfACheckIsTheEnginesFailure() throws IOException {
    assertEquals(ExitStatus.UNKNOWN, run((request, report) -> {
      report.add(COUNTS);
      report.add(COUNTS);
    }));
    assertEquals(List.of(Verdict.PASS, Verdict.UNKNOWN, Verdict.UNKNOWN), verdicts(EvidenceFile.read(out)));
  }

  @Test
  void onlyTheRulesThatWereAskedForAreNeeded() throws IOException {
    List<String> asked = new ArrayList<>();
    run((request, report) -> asked.addAll(request.rules()), "--rule", "W8", "--rule", "W8");

    assertEquals(List.of("W8"), asked);
    assertEquals(List.of("W8"), EvidenceFile.read(out).findings().stream().map(Finding::rule).toList());
  }

  @Test
  void defaultsAreTheQuickTierEveryRuleAndASeed() throws IOException {
    List<EngineRequest> requests = new ArrayList<>();
    run((request, report) -> requests.add(request));

    EngineRequest request = requests.getFirst();
    assertEquals(Tier.QUICK, request.tier());
    assertEquals(List.of("W3", "W8"), request.rules());
    assertEquals(10, request.budget().toSeconds());
    assertEquals(request.seedHex(), EvidenceFile.read(out).seed());
    assertTrue(request.wants("W3") && !request.wants("W1"));
  }

  @Test
  void everySixteenDigitSeedIsKept() throws IOException {
    run((request, report) -> assertEquals(-1L, request.seed()), "--seed", "ffffffffffffffff");

    assertEquals("ffffffffffffffff", EvidenceFile.read(out).seed());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "--tier fast | --tier 'fast' is none of quick, full, deep",
    "--seed xyz | --seed 'xyz' is not 1 to 16 hexadecimal digits",
    "--budget 0 | --budget '0' is not a number of seconds",
    "--budget ten | --budget 'ten' is not a number of seconds",
    "--rule W99 | engine probe has no check for W99; it checks W3 W8",
    "--subject channel | --subject is given twice",
    "--seed | --seed needs a value",
    "--speed 3 | unknown option '--speed'",
    "W3 | unknown option 'W3'"
  })
  void aFaultyCommandLineIsOneLineAndNoFile(String more, String message) {
    int status = run((request, report) -> report.add(COUNTS), more.split(" "));

    assertUsage(status, message);
  }

  @Test
  void subjectAndFileAreRequired() {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Engine engine = new TestEngine((request, report) -> report.add(COUNTS));

    assertUsage(EngineMain.run(engine, new String[] {"--out", out.toString()}, stream), "--subject is missing");
    err.reset();
    assertUsage(EngineMain.run(engine, new String[] {"--subject", "mutex"}, stream), "--out is missing");
  }

  @Test
  void anUnknownSubjectIsTheUsersMistake() {
    int status = run((request, report) -> {
      throw new UsageException("unknown subject '" + request.subject() + "'");
    });

    assertUsage(status, "unknown subject 'mutex'");
  }

  @Test
  void evidenceThatCannotBeWrittenIsSaid() throws IOException {
    Files.createDirectories(out.resolve("in-the-way"));

    assertEquals(ExitStatus.UNKNOWN, run((request, report) -> report.add(COUNTS)));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("cannot be written"));
  }

  private void assertUsage(int status, String message) {
    String said = err.toString(StandardCharsets.UTF_8);
    assertEquals(ExitStatus.USAGE, status);
    assertTrue(said.startsWith("probe: " + message), said);
    assertEquals(1, said.lines().count(), said);
    assertFalse(Files.exists(out));
  }

  private int run(Work work, String... more) {
    List<String> args = new ArrayList<>(List.of("--subject", "mutex", "--out", out.toString()));
    args.addAll(List.of(more));
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return EngineMain.run(new TestEngine(work), args.toArray(new String[0]), stream);
  }

  private static List<Verdict> verdicts(Evidence evidence) {
    return evidence.findings().stream().map(Finding::verdict).toList();
  }
}
