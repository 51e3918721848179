package dev.lockstep.stress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.grading.TestGrading;

/**
 * Reads the file that jcstress leaves behind. The tests must be on the class path of this JVM, because the file has the
 * outcomes only, and their meaning stands with the tests.
 *
 * <p>A file that was cut short reads like a short one. So this is for the file of a run that ended by itself.
 */
final class Outcomes {
  private Outcomes() {}

  /** A tally for each test in the file, by name. */
  static Map<String, Tally> read(Path file) throws IOException {
    Collection<TestResult> forks = results(file);
    Map<String, Tally> tallies = new TreeMap<>();
    for (TestResult merged : ReportUtils.mergedByName(forks)) {
      String test = merged.getName();
      long count = forks.stream().filter(fork -> fork.getName().equals(test)).count();
      tallies.put(test, tally(merged, count));
    }
    return tallies;
  }

  private static Collection<TestResult> results(Path file) throws IOException {
    InProcessCollector collector = new InProcessCollector();
    DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
    try {
      reader.dump();
    } catch (ClassNotFoundException alien) {
      throw new IOException(alien);
    } finally {
      reader.close();
    }
    return collector.getTestResults();
  }

  private static Tally tally(TestResult merged, long forks) {
    TestGrading grading = merged.grading();
    List<Tally.Observed> forbidden = new ArrayList<>();
    for (GradingResult graded : grading.gradingResults.values()) {
      if (graded.expect == Expect.FORBIDDEN && graded.count > 0) {
        forbidden.add(new Tally.Observed(graded.id, graded.description, graded.count));
      }
    }
    forbidden.sort(Comparator.comparingLong(Tally.Observed::count).reversed());
    return new Tally(merged.getName(), forks, merged.getTotalCount(), forbidden, error(merged, grading, forbidden));
  }

  /** The status and the grading are both looked at: a test that broke off counts as passed in its grading. */
  private static @Nullable String error(TestResult merged, TestGrading grading, List<Tally.Observed> forbidden) {
    if (merged.status() != Status.NORMAL) {
      String said = String.join(" ", merged.getMessages()).replaceAll("\\s+", " ").strip();
      return "ended with " + merged.status() + (said.isEmpty() ? "" : ": " + said);
    }
    if (!grading.isPassed && forbidden.isEmpty()) {
      return "not passed, for another reason than a forbidden outcome: " + String.join("; ", grading.failureMessages);
    }
    return null;
  }
}
