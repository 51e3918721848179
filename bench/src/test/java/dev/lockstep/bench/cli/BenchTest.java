package dev.lockstep.bench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.claims.Machine;
import dev.lockstep.bench.claims.Synthetic;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.regression.run.Kept;
import dev.lockstep.bench.report.Run;
import dev.lockstep.bench.report.RunFile;
import dev.lockstep.bench.station.Row;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code lockstep bench}: exit codes, lines, and no stack trace for a user's mistake. */
final class BenchTest {
  private static final Machine MACHINE = new Machine("25", "an OS", "a processor", 2, 0.1);

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = Bench.commandLine();
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(arguments);
    assertFalse(err.toString().contains("\tat "), err.toString());
    return code;
  }

  private Path samples(List<String> incomplete) throws IOException {
    Path file = directory.resolve("samples.json");
    RunFile.write(Run.of("quick", MACHINE, 1, new Synthetic().measurements(incomplete)), file);
    return file;
  }

  @Test
  void aCompleteRunIsReportedAgain() throws IOException {
    Path file = samples(List.of());

    assertEquals(ExitStatus.OK, run("claims", "--from", file.toString(), "--out", directory.toString()), err::toString);
    assertTrue(out.toString().contains("| P1    | a status takes 0.1 ms, under contention"), out.toString());
    assertEquals(out.toString(), Files.readString(directory.resolve("claims.md")));
    assertTrue(Files.readString(directory.resolve("claims.html")).startsWith("<!doctype html>"));
    assertTrue(Files.exists(directory.resolve("claims.json")));
  }

  @Test
  void anIncompleteRunIsUnknown() throws IOException {
    Path file = samples(List.of(OpenLoop.key(Row.NULL)));

    assertEquals(ExitStatus.UNKNOWN, run("claims", "--from", file.toString(), "--out", directory.toString()));
    assertTrue(err.toString().contains("incomplete: latency/NULL: 1 of 2 forks gave data"), err.toString());
    assertTrue(err.toString().contains("P1 unknown: latency/NULL: 1 of 2 forks gave data"), err.toString());
  }

  @Test
  void jsonIsTheWholeRun() throws IOException {
    Path file = samples(List.of());

    assertEquals(ExitStatus.OK, run("claims", "--json", "--from", file.toString(), "--out", directory.toString()));
    assertTrue(out.toString().startsWith("{\"lockstep\":\"claims\",\"version\":1,"), out.toString());
  }

  @Test
  void theTableIsWhatTheReadmeShows() throws IOException {
    Path file = samples(List.of());

    assertEquals(ExitStatus.OK, run("claims", "--table", "--from", file.toString(), "--out", directory.toString()));
    assertTrue(out.toString().startsWith("> tier quick"), out.toString());
    assertTrue(Files.readString(directory.resolve("claims.md")).contains(out.toString().lines().toList().getLast()));
    assertFalse(out.toString().contains("What the verdicts rest on"), out.toString());
  }

  private Path jmh(String name, double nanos, int forks) throws IOException {
    StringBuilder raw = new StringBuilder();
    for (int i = 0; i < forks; i++) {
      raw.append(i == 0 ? "" : ",").append("[").append(nanos + i).append("]");
    }
    return Files.writeString(
        directory.resolve(name),
        """
        [{"benchmark": "a.B.c", "mode": "avgt", "forks": 8, "measurementIterations": 1,
          "fingerprint": {"processor": "P", "cores": "2", "system": "S"},
          "primaryMetric": {"score": %s, "scoreUnit": "ns/op", "rawData": [%s]}}]
        """.formatted(nanos, raw));
  }

  private int compare(Path base, Path candidate, String... more) {
    List<String> all = new ArrayList<>(List.of("compare", base.toString(), candidate.toString()));
    all.addAll(List.of("--out", directory.toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void twoFilesAreCompared() throws IOException {
    Path base = jmh("base.json", 1000, 8);

    assertEquals(ExitStatus.OK, compare(base, jmh("same.json", 1001, 8)), err::toString);
    assertEquals(ExitStatus.VIOLATION, compare(base, jmh("slower.json", 1200, 8)), err::toString);
    assertTrue(out.toString().contains("  REGRESSED "), out.toString());
    assertTrue(out.toString().contains("1 benchmark: 1 regressed"), out.toString());
    for (String view : List.of("report.html", "report.md", "report.xml", "report.json")) {
      assertTrue(Files.exists(directory.resolve(view)), view);
    }
  }

  @Test
  void filesThatDoNotTellAreUnknownInOneLine() throws IOException {
    Path base = jmh("base.json", 1000, 8);
    assertUnknown("8 forks gave data", compare(base, jmh("failed.json", 1000, 7)));
    assertUnknown("no such file", compare(base, directory.resolve("none.json")));
    assertUnknown("not a list of results", compare(base, Files.writeString(directory.resolve("x"), "{}")));
    assertUnknown("history ", compare(base, base, "--history", directory.resolve("none").toString()));
    assertUnknown("expected changes", compare(base, base, "--expected", directory.resolve("none").toString()));
  }

  @Test
  void aReportThatCannotBeWrittenIsUnknownInOneLine() throws IOException {
    Path base = jmh("base.json", 1000, 8);
    Path full = Files.createDirectories(directory.resolve("report.html").resolve("full")).getParent();
    assertUnknown("cannot be read or written: " + full, compare(base, base));
  }

  private void assertUnknown(String part, int status) {
    assertEquals(ExitStatus.UNKNOWN, status);
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains(part), err.toString());
    err.getBuffer().setLength(0);
  }

  /** What {@code ab} leaves behind: two versions, without the controls that it also runs. */
  private void keep(Path base, Path candidate, String... problems) throws IOException {
    Kept kept = new Kept(directory);
    kept.clear();
    kept.name("v1", "v2");
    kept.problems(List.of(problems));
    Files.copy(base, kept.file(Kept.Part.BASE));
    Files.copy(candidate, kept.file(Kept.Part.CANDIDATE));
  }

  private void keep(Kept.Part part, double nanos, int forks) throws IOException {
    Files.copy(jmh(part + ".json", nanos, forks), new Kept(directory).file(part));
  }

  @Test
  void whatWasMeasuredCanBeReportedAgain() throws IOException {
    keep(jmh("a.json", 1000, 8), jmh("b.json", 1100, 8));
    assertEquals(ExitStatus.UNKNOWN, run("report", directory.toString()), "nothing confirms it");
    assertTrue(out.toString().contains("doubt: regressed, and there is no rerun of it"), out.toString());

    keep(Kept.Part.BASE_RERUN, 1000, 8);
    keep(Kept.Part.CANDIDATE_RERUN, 1100, 8);
    assertEquals(ExitStatus.VIOLATION, run("report", directory.toString()), err::toString);
    assertTrue(out.toString().startsWith("base       v1"), out.toString());
    assertEquals(ExitStatus.OK, run("report", directory.toString(), "--effect", "0.5"), "less than counts");
  }

  @Test
  void whatFailedBesideTheVersionsIsADoubtAndTheReportIsMade() throws IOException {
    keep(jmh("a.json", 1000, 8), jmh("b.json", 1000, 8));
    keep(Kept.Part.AGAIN, 1000, 7);
    keep(Kept.Part.QUICK, 1000, 8);
    keep(Kept.Part.SLOWED, 1100, 7);

    assertEquals(ExitStatus.UNKNOWN, run("report", directory.toString()), err::toString);
    assertTrue(out.toString().contains("doubt: again.json: a.B.c: 7 of 8 forks gave data"), out.toString());
    assertTrue(out.toString().contains("doubt: slowed.json: a.B.c: 7 of 8 forks gave data"), out.toString());
    assertTrue(out.toString().contains("1 benchmark: 0 regressed"), out.toString());
  }

  /** A build server would take it for the report on the run that failed. */
  @Test
  void theReportOfAnEarlierRunDoesNotSurviveOneThatFails() throws IOException {
    Path base = jmh("base.json", 1000, 8);
    compare(base, base);
    assertTrue(Files.exists(directory.resolve("report.xml")));

    compare(base, directory.resolve("none.json"));
    assertFalse(Files.exists(directory.resolve("report.xml")));
  }

  @Test
  void reportRemovesNothingFromADirectoryThatHoldsNoComparison() throws IOException {
    Path mine = Files.writeString(directory.resolve("report.md"), "mine");
    assertUnknown("holds no comparison", run("report", directory.toString()));
    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void whatFailedIsNotForgottenInAReport() throws IOException {
    keep(jmh("a.json", 1000, 8), jmh("b.json", 1000, 8), "v1: JMH ended with status 1");

    assertEquals(ExitStatus.UNKNOWN, run("report", directory.toString()), err::toString);
    assertTrue(out.toString().contains("doubt: v1: JMH ended with status 1"), out.toString());
    assertUnknownAt(directory.resolve("nowhere"));
  }

  private void assertUnknownAt(Path nowhere) {
    err.getBuffer().setLength(0);
    assertUnknown("holds no comparison", run("report", nowhere.toString()));
  }

  @Test
  void ratesAreATable() {
    assertEquals(ExitStatus.OK, run("rates", "--reports", "1"));
    assertTrue(out.toString().startsWith("| spread of forks | forks | alarms "), out.toString());
    assertEquals(2 + 4 * 4, out.toString().lines().count());
  }

  @Test
  void mistakesGetOneLine() {
    String out = directory.toString();
    assertUsage("--tier 'long' is none of quick, full, deep", "claims", "--tier", "long", "--out", out);
    assertUsage("cannot be read", "claims", "--from", directory.resolve("none").toString(), "--out", out);
    assertUsage("Unknown option: '--fast'", "choices", "--fast");
    assertUsage("Missing required parameters: 'BASE', 'CANDIDATE'", "compare");
    assertUsage("alpha is not between 0 and 0.2", "compare", "a", "b", "--alpha", "3", "--out", out);
    assertUsage("is no regular expression", "compare", "a", "b", "--require", "(", "--out", out);
    assertUsage("Missing required option: '--base=", "ab");
    assertUsage("--reports 0 is less than 1", "rates", "--reports", "0");
    assertUsage("is none of quick, full, deep", "run", "--tier", "long", "--out", out);
    assertUsage("--forks -1 is not between", "run", "--forks", "-1", "--out", out);
    assertUsage("--forks 0 is not between", "run", "--forks", "0", "--out", out);
    assertUsage("--param needs --include", "run", "--param", "row=JOX", "--out", out);
    assertUsage("Missing required subcommand");
  }

  private void assertUsage(String part, String... arguments) {
    err.getBuffer().setLength(0);
    assertEquals(ExitStatus.USAGE, run(arguments));
    assertTrue(err.toString().contains(part), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }
}
