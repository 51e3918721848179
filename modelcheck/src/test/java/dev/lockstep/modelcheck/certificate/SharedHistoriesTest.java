package dev.lockstep.modelcheck.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryReader;
import dev.lockstep.modelcheck.linearizability.Limits;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The checker tells apart histories of real stores that others have recorded and judged, and the example for ports. */
final class SharedHistoriesTest {
  private static List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(root())) {
      return all.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }

  private static Path root() throws URISyntaxException {
    URL url = Objects.requireNonNull(SharedHistoriesTest.class.getResource("/histories"));
    return Path.of(url.toURI());
  }

  @Test
  void allAreThere() throws Exception {
    assertEquals(46, files().size());
    assertEquals(10, files().stream().filter(file -> expected(file).equals("OK")).count());
  }

  /** Where a file lies, from its end: name 0, good or bad 1, model 2. */
  private static String part(Path file, int fromEnd) {
    return file.getName(file.getNameCount() - 1 - fromEnd).toString();
  }

  private static String expected(Path file) {
    return part(file, 1).equals("good") ? "OK" : "ILLEGAL";
  }

  @TestFactory
  Stream<DynamicTest> verdicts() throws Exception {
    Path root = root();
    return files().stream().map(file -> dynamicTest(root.relativize(file).toString(), () -> judge(file)));
  }

  private static void judge(Path file) throws Exception {
    History history = HistoryReader.read(file);
    assertEquals(part(file, 2), history.header().model());
    Verdict verdict = HistoryChecker.check(history, Limits.within(Duration.ofSeconds(30)));
    assertEquals(expected(file), verdict.word(), verdict.explanation());
    if (verdict instanceof Verdict.Illegal illegal) {
      assertNull(illegal.objection());
      assertTrue(illegal.certificate().isMinimal(), illegal.explanation());
    }
  }
}
