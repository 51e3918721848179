package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.stress.channel.WatchTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskWriteCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.SchedulingClass;

/** Results in a file as jcstress writes it. */
final class StressOutcomesTest {
  private static final String TEST = WatchTest.NeverGoesBack.class.getCanonicalName();
  private static final String BACK = "O1: the second read went back to an older value";

  @TempDir private Path directory;

  @Test
  void countsAreAddedOverTheForksAndForbiddenOutcomesSorted() throws IOException {
    TestResult one = result(Status.NORMAL);
    one.addState("0, 0", 10);
    one.addState("1, 0", 1);
    TestResult two = result(Status.NORMAL);
    two.addState("2, 1", 5);
    List<Tally.Observed> forbidden = List.of(new Tally.Observed("2, 1", BACK, 5), new Tally.Observed("1, 0", BACK, 1));
    assertEquals(Map.of(TEST, new Tally(TEST, 2, 16, forbidden, null)), read(one, two));
  }

  @Test
  void anOutcomeThatNoLineNamesIsForbidden() throws IOException {
    TestResult alien = result(Status.NORMAL);
    alien.addState("9, 9", 1);
    List<Tally.Observed> forbidden =
        List.of(new Tally.Observed("9, 9", "O1: a read returned a value that was never published", 1));
    assertEquals(Map.of(TEST, new Tally(TEST, 1, 1, forbidden, null)), read(alien));
  }

  @Test
  void oneForkThatBrokeOffIsAnErrorAlthoughTheOutcomesAreAcceptable() throws IOException {
    TestResult good = result(Status.NORMAL);
    good.addState("0, 0", 10);
    TestResult broken = result(Status.CHECK_TEST_ERROR);
    broken.addMessage("the arbiter\nfailed");
    Tally tally = new Tally(TEST, 2, 10, List.of(), "ended with CHECK_TEST_ERROR: the arbiter failed");
    assertEquals(Map.of(TEST, tally), read(good, broken));
  }

  @Test
  void aFileWithoutResultsHasNoTallies() throws IOException {
    assertEquals(Set.of(), read().keySet());
  }

  private static TestResult result(Status status) throws IOException {
    TestResult result = new TestResult(status);
    SchedulingClass anywhere = new SchedulingClass(AffinityMode.NONE, 2, NodeType.PACKAGE);
    Options options = new Options(new String[] {"-c", "1"});
    assertTrue(options.parse());
    result.setConfig(new TestConfig(options, TestList.getInfo(TEST), 0, List.of(), 0, anywhere));
    return result;
  }

  private Map<String, Tally> read(TestResult... results) throws IOException {
    Path file = directory.resolve("results.bin.gz");
    DiskWriteCollector writer = new DiskWriteCollector(file.toString());
    for (TestResult result : results) {
      writer.add(result);
    }
    writer.close();
    return Outcomes.read(file);
  }
}
