package dev.lockstep.bench.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.IncompleteRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JMH's JSON in all modes becomes times of an operation; what is not complete is refused with its name. */
final class RecordingTest {
  private static final String ALL_MODES =
      """
      [{"benchmark": "a.B.mean", "mode": "avgt", "forks": 2, "measurementIterations": 2, "jvmArgs": ["-Xmx1g"],
        "primaryMetric": {"score": 2.0, "scoreUnit": "us/op", "rawData": [[2.0, 4.0], [1.5, 2.5]]}},
       {"benchmark": "a.B.mean", "mode": "thrpt", "forks": 1, "measurementIterations": 1,
        "primaryMetric": {"score": 4.0, "scoreUnit": "ops/us", "rawData": [[4.0]]}},
       {"benchmark": "a.B.sampled", "params": {"n": "1"}, "mode": "sample", "forks": 1, "measurementIterations": 2,
        "primaryMetric": {"score": 5.0, "scoreUnit": "ns/op",
                          "rawDataHistogram": [[[[4.0, 6], [7.0, 3]], [[5.0, 9]]]]}}]
      """;

  @TempDir Path directory;

  private Recording read(String text) throws IOException, IncompleteRunException {
    return Recording.read("name", Files.writeString(directory.resolve("results.json"), text));
  }

  @Test
  void everyModeBecomesATime() throws Exception {
    List<Samples> benchmarks = List.copyOf(read(ALL_MODES).benchmarks().values());

    assertEquals(
        List.of("a.B.mean avgt", "a.B.mean thrpt", "a.B.sampled(n=1)"), benchmarks.stream().map(Samples::key).toList());
    assertEquals(List.of(List.of(2000.0, 4000.0), List.of(1500.0, 2500.0)), benchmarks.get(0).forks());
    assertArrayEquals(new double[] {3000, 2000}, benchmarks.get(0).forkMedians());
    assertEquals(List.of(List.of(250.0)), benchmarks.get(1).forks());
    assertEquals(List.of(List.of(4.0, 5.0)), benchmarks.get(2).forks());
    assertEquals(List.of("-Xmx1g"), benchmarks.get(0).setting().flags());
  }

  @Test
  void whatIsIncompleteOrForeignIsRefusedInOneLine() {
    assertRefused("", "the file is empty");
    assertRefused("{}", "not a list of results");
    assertRefused("[]", "a list without a single result");
    assertRefused("[{\"name\": \"criterion\"}]", "ran in no fork");
    assertRefused(ALL_MODES.substring(0, 200), "not valid JSON");
    assertRefused(ALL_MODES.replace("\"forks\": 2", "\"forks\": 3"), "a.B.mean: 2 of 3 forks gave data");
    assertRefused(ALL_MODES.replace("us/op", "B/op"), "a.B.mean: 'B/op' is no time and no throughput");
    assertRefused(ALL_MODES.replace("thrpt", "avgt"), "a.B.mean: is there twice");
    assertRefused(ALL_MODES.replace("[[4.0]]", "[[0.0]]"), "a.B.mean: an iteration in which an operation took no time");
  }

  @Test
  void theUnitTellsAThroughputFromATime() throws Exception {
    List<Samples> silent =
        List.copyOf(read(ALL_MODES.replace("\"mode\": \"thrpt\",", "")).benchmarks().values());
    assertEquals("a.B.mean (no mode)", silent.getFirst().key());
    assertEquals(List.of(List.of(250.0)), silent.getFirst().forks());
  }

  @Test
  void anotherWarmUpIsNotComparable() throws Exception {
    Samples few = withWarmUp(1);
    assertEquals(Set.of(), Fingerprint.mismatches(few, few, false));
    assertEquals(Set.of("warmupIterations: 1 against 9"), Fingerprint.mismatches(few, withWarmUp(9), false));
  }

  private Samples withWarmUp(int iterations) throws Exception {
    String run = run("2026-01-01", 10, "P").replace("\"forks\"", "\"warmupIterations\": " + iterations + ", \"forks\"");
    return read(run).benchmarks().firstEntry().getValue();
  }

  @Test
  void whatIsCompleteIsReadAndTheRestSaid() throws Exception {
    Path file = directory.resolve("r.json");
    List<String> problems = new ArrayList<>(List.of("a fork failed"));

    Files.writeString(file, ALL_MODES.replace("\"forks\": 2", "\"forks\": 3"));
    assertEquals(Set.of("a.B.sampled(n=1)"), Recording.readWhatIsComplete("r", file, problems).benchmarks().keySet());
    assertEquals(List.of("a fork failed", "r.json: a.B.mean: 2 of 3 forks gave data"), problems);

    problems.clear();
    Files.writeString(file, ALL_MODES.replace("\"ns/op\"", "\"B/op\""));
    assertEquals(2, Recording.readWhatIsComplete("r", file, problems).benchmarks().size());
    assertEquals(List.of("r.json: a.B.sampled(n=1): 'B/op' is no time and no throughput"), problems);

    problems.clear();
    Files.writeString(file, "[]");
    assertEquals(Set.of(), Recording.readWhatIsComplete("r", file, problems).benchmarks().keySet());
    assertEquals(List.of("r.json: not a single complete result"), problems);
  }

  private void assertRefused(String text, String part) {
    List<String> problems = assertThrows(IncompleteRunException.class, () -> read(text)).problems();
    assertTrue(problems.stream().anyMatch(problem -> problem.contains(part)), part + " in " + problems);
  }

  @Test
  void historyIsOfTheSameMachineAndInOrder() throws Exception {
    for (int i = 1; i <= 3; i++) {
      Files.writeString(directory.resolve("r" + i + ".json"), run("2026-01-0" + (4 - i), 10.0 * i, "P"));
    }
    Files.writeString(directory.resolve("elsewhere.json"), run("2026-01-09", 99, "other"));
    Recording now = Recording.read("now", Files.writeString(directory.resolve("now"), run("2026-02-01", 40, "P")));

    History history = History.read(directory, now);

    List<History.Point> points = history.of("a.B.c").points();
    assertEquals(List.of(30.0, 20.0, 10.0, 40.0), points.stream().map(History.Point::median).toList());
    assertEquals(List.of("elsewhere.json"), history.left());
    Files.writeString(directory.resolve("broken.json"), "[");
    assertThrows(IncompleteRunException.class, () -> History.read(directory, now));
  }

  private static String run(String day, double nanos, String processor) {
    return """
        [{"benchmark": "a.B.c", "mode": "avgt", "forks": 1, "measurementIterations": 1,
          "fingerprint": {"processor": "%s", "cores": "2", "system": "S", "taken": "%sT00:00:00Z"},
          "primaryMetric": {"score": %s, "scoreUnit": "ns/op", "rawData": [[%s]]}}]
        """.formatted(processor, day, nanos, nanos);
  }
}
