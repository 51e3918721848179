package dev.lockstep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.engine.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JMH leaves behind when a run goes wrong is refused, whatever it is that is missing. */
final class ResultFileTest {
  private static final String NULL_CONTROL = "a.B.nullControl";
  private static final String STATUS = "a.B.status(subject=MUTEX)";

  /** Two forks of two iterations each. */
  private static final String COMPLETE =
      """
      [{"benchmark": "a.B.nullControl", "forks": 2, "measurementIterations": 2,
        "primaryMetric": {"score": 2.0, "scoreError": "NaN", "scoreUnit": "ns/op",
                          "rawData": [[2.0, 2.0], [1.5, 2.5]]}},
       {"benchmark": "a.B.status", "params": {"subject": "MUTEX"}, "forks": 2, "measurementIterations": 2,
        "primaryMetric": {"score": 5.0, "scoreError": 0.5, "scoreUnit": "ns/op",
                          "rawDataHistogram": [[[[4.0, 6], [7.0, 3]], [[5.0, 9]]], [[[6.0, 9]], [[5.0, 3]]]]}}]
      """;

  @TempDir Path directory;

  @Test
  void aCompleteRunIsRead() throws Exception {
    List<Result> results = ResultFile.read(file(COMPLETE), List.of(NULL_CONTROL, STATUS));

    assertEquals(List.of(NULL_CONTROL, STATUS), results.stream().map(Result::key).toList());
    assertEquals(5.0, results.get(1).score());
    assertEquals(List.of(2.0, 2.0), results.get(0).forks());
    assertEquals(List.of(5.0, 5.75), results.get(1).forks());
  }

  @Test
  void eachGapIsNamed() throws Exception {
    assertRefused("[]", NULL_CONTROL + ": no result", STATUS + ": no result");
    assertRefused(changed("a.B.status", "a.B.other"), STATUS + ": no result");
    assertRefused(changed("[[2.0, 2.0], ", "["), NULL_CONTROL + ": 1 of 2 forks gave data");
    assertRefused(changed(", [[[6.0, 9]], [[5.0, 3]]]]", "]"), STATUS + ": 1 of 2 forks gave data");
    assertRefused(changed("[[2.0, 2.0], ", "[[2.0], "), NULL_CONTROL + ": a fork has data of 1 of 2 iterations");
    assertRefused(changed("[[6.0, 9]], ", "[], "), STATUS + ": an iteration without samples");
    assertRefused(changed("[[2.0, ", "[[\"NaN\", "), NULL_CONTROL + ": an iteration without samples");
    assertRefused(changed("re\": 2.0", "re\": \"NaN\""), NULL_CONTROL + ": the score is not a positive number");
    assertRefused(changed("re\": 5.0", "re\": 0"), STATUS + ": the score is not a positive number");
  }

  @Test
  void aRunWithoutForksIsRefused() throws Exception {
    List<String> problems = problems(file(changed("\"forks\": 2", "\"forks\": 0")), List.of(NULL_CONTROL));

    assertEquals(NULL_CONTROL + ": ran in no fork, so in the JVM of the benchmarks before it", problems.get(0));
  }

  @Test
  void oneResultTwiceIsRefused() throws Exception {
    Path file = file(changed("a.B.status\", \"params\": {\"subject\": \"MUTEX\"}", "a.B.nullControl\""));

    assertEquals(List.of(NULL_CONTROL + ": is there twice"), problems(file, List.of(NULL_CONTROL)));
  }

  @Test
  void whatIsNoResultFileIsRefused() throws Exception {
    Path missing = directory.resolve("missing.json");
    assertEquals(missing + ": no such file", problems(missing, List.of(STATUS)).get(0));
    Path empty = file("");
    assertEquals(empty + ": the file is empty", problems(empty, List.of(STATUS)).get(0));
    Path object = file("{}");
    assertEquals(object + ": not a list of results", problems(object, List.of(STATUS)).get(0));
  }

  @Test
  void anExpectationOfNothingIsRefused() throws Exception {
    assertEquals(
        List.of("no benchmark was expected, so nothing was checked"), problems(file(COMPLETE), List.of()));
  }

  @Test
  void theCommandComparesForksWithForksOfTheNullControl() throws Exception {
    assertComparison(COMPLETE, ", 2.50 to 2.88 x null control");
    assertComparison(changed("[[2.0, 2.0]", "[[9.0, 1.0]"), ", 1.00 to 2.88 x null control: not told apart from it");
  }

  @Test
  void theCommandGivesNoRatioWithoutSpread() throws Exception {
    String oneFork =
        changed("\"forks\": 2", "\"forks\": 1")
            .replace("[[2.0, 2.0], ", "[")
            .replace(", [[[6.0, 9]], [[5.0, 3]]]]", "]");

    assertComparison(oneFork, ", no ratio: one fork shows no spread");
  }

  private void assertComparison(String json, String end) throws IOException {
    Printed printed = command(file(json), List.of(NULL_CONTROL, STATUS));

    assertEquals(ExitStatus.OK, printed.status(), printed.err());
    assertEquals("", printed.err());
    List<String> lines = printed.out().lines().toList();
    assertEquals(2, lines.size(), printed.out());
    assertTrue(lines.get(0).endsWith(")"), printed.out());
    assertTrue(lines.get(1).endsWith(end), printed.out());
  }

  @Test
  void theCommandPrintsNoFigureOfAnIncompleteRun() throws Exception {
    Printed printed = command(file(COMPLETE), List.of(STATUS, "a.B.query"));

    assertEquals(new Printed(ExitStatus.UNKNOWN, "", "incomplete: a.B.query: no result\n"), printed);
  }

  private record Printed(int status, String out, String err) {}

  private static Printed command(Path file, List<String> expected) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = new Results(stream(out), stream(err)).run(file, expected);
    return new Printed(status, text(out), text(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** The complete file with a gap; the text that is to go must be there. */
  private static String changed(String text, String replacement) {
    assertTrue(COMPLETE.contains(text), text);
    return COMPLETE.replace(text, replacement);
  }

  private void assertRefused(String json, String... problems) throws IOException {
    assertEquals(List.of(problems), problems(file(json), List.of(NULL_CONTROL, STATUS)));
  }

  private static List<String> problems(Path file, List<String> expected) {
    return assertThrows(IncompleteRunException.class, () -> ResultFile.read(file, expected)).problems();
  }

  private Path file(String json) throws IOException {
    return Files.writeString(directory.resolve("results.json"), json);
  }
}
