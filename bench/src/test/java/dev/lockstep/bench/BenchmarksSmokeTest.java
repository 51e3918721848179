package dev.lockstep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every benchmark runs in a fork and gives samples; and one that does not is noticed. */
final class BenchmarksSmokeTest {
  /** All but those of the peers, each of which {@code PeerTest} runs without JMH. */
  private static final String SHIPPED = "^dev\\.lockstep\\.bench\\.(?!Broken)(?!lane\\.Ask)";

  @TempDir Path directory;

  @Test
  void everyBenchmarkGivesSamples() throws Exception {
    SortedSet<String> expected = Expected.keys(SHIPPED);

    List<Result> results = ResultFile.read(JmhRun.run(directory, SHIPPED, 1), expected);

    assertEquals(expected, results.stream().map(Result::key).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theListOfExpectedBenchmarksIsNotEmpty() {
    Set<String> expected = Expected.keys(SHIPPED);

    String statusRead = StatusRead.class.getName();
    String roundTrip = RoundTrip.class.getName();
    String tracingOff = TracingOff.class.getName();
    for (Subject subject : Subject.values()) {
      String choice = "(subject=" + subject + ")";
      assertTrue(expected.contains(OneThread.class.getName() + ".request" + choice), expected::toString);
      assertTrue(expected.contains(statusRead + ".nullControl" + choice), expected::toString);
      assertTrue(expected.contains(statusRead + ".status" + choice), expected::toString);
      assertTrue(expected.contains(statusRead + ".query" + choice), expected::toString);
      assertTrue(expected.contains(roundTrip + ".roundTrip" + choice), expected::toString);
      assertTrue(expected.contains(tracingOff + ".nullControl" + choice), expected::toString);
      assertTrue(expected.contains(tracingOff + ".off" + choice), expected::toString);
      assertTrue(expected.contains(tracingOff + ".listening" + choice), expected::toString);
    }
    assertTrue(expected.contains(roundTrip + ".nullControl"), expected::toString);
    for (String row : List.of("SHORT_LOCK", "QUERY", "JOX")) {
      for (String method : List.of("status", "roundTrip", "pipelined")) {
        String key = VirtualTrip.class.getName() + "." + method + "(row=" + row + ")";
        assertTrue(expected.contains(key), expected::toString);
      }
    }
    assertTrue(expected.contains("dev.lockstep.bench.lane.Floors.spinRoundTrip"), expected::toString);
    assertTrue(expected.contains("dev.lockstep.bench.lane.Floors.volatileRead"), expected::toString);
  }

  @Test
  void aBenchmarkThatThrowsInEveryForkIsAFailure() throws Exception {
    String benchmark = BrokenBenchmark.class.getName() + ".failsInEveryFork";
    Path file = JmhRun.run(directory, benchmark, 1);

    assertEquals(List.of(benchmark + ": no result"), problems(file, benchmark));
    String log = JmhRun.log(directory);
    assertTrue(log.contains(BrokenBenchmark.MESSAGE), log);
  }

  @Test
  void aBenchmarkThatThrowsInOneForkIsAFailure() throws Exception {
    String benchmark = BrokenBenchmark.class.getName() + ".failsInTheSecondFork";
    String marker = "-D" + BrokenBenchmark.MARKER + "=" + directory.resolve("marker");
    Path file = JmhRun.run(directory, benchmark, 2, marker);

    assertEquals(List.of(benchmark + ": 1 of 2 forks gave data"), problems(file, benchmark));
  }

  private static List<String> problems(Path file, String expected) {
    return assertThrows(IncompleteRunException.class, () -> ResultFile.read(file, List.of(expected))).problems();
  }
}
