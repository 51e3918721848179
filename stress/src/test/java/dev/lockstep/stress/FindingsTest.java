package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.stress.harness.Dose;
import dev.lockstep.stress.harness.Fork;
import dev.lockstep.stress.harness.Setting;
import dev.lockstep.stress.harness.Tally;
import dev.lockstep.stress.litmus.L03_VolatileNotReleaseAcquire;
import dev.lockstep.stress.worker.StatusAgrees;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.Outcome;

/**
 * Only samples of every planned test, and a run without error, make a pass; a violation fails the rule that it names.
 */
final class FindingsTest {
  private static final Suite WATCH = suite("jcstress.watch");
  private static final Plan FULL = Plan.of(Duration.ofSeconds(300), Set.of("O1", "W2", "W14", "W4"), List.of(), 1);

  @Test
  void samplesOfEveryTestAndNothingForbiddenPass() {
    Finding finding = new Findings(FULL, tallies(100, null)).of(WATCH, "O1");
    assertEquals(Verdict.PASS, finding.verdict());
    long tests = WATCH.tests().size();
    assertEquals(tests, finding.explored().get("tests"));
    assertEquals(100 * tests, finding.explored().get("samples"));
    assertEquals(4 * tests, finding.explored().get("forks"));
    assertEquals(2L, finding.explored().get("jvmModes"));
    assertEquals(tests, finding.explored().get("outcomes"));
    assertEquals(100L, finding.explored().get("samplesPerSecond"));
  }

  @Test
  void aForbiddenOutcomeFailsWithItsSentenceItsCountAndACommand() {
    SortedMap<String, Tally> tallies = tallies(100, null);
    String test = WATCH.tests().getFirst().name();
    tallies.put(test, tally(test, 1000, "1, 0", "O1: went back", 7));
    Finding finding = new Findings(FULL, tallies).of(WATCH, "O1");
    assertEquals(Verdict.FAIL, finding.verdict());
    String seen = ": outcome (1, 0) seen 7 times in 1,000 samples: O1: went back";
    assertEquals(Tally.shortName(test) + seen, finding.seen());
    String replay = String.valueOf(finding.replay());
    assertTrue(replay.contains("-t '^" + test.replace(".", "\\.") + "$'") && replay.contains("StressSeed=5"), replay);
  }

  @Test
  void aViolationFailsTheRuleThatItNamesAndNoOther() {
    Suite suite = suite("jcstress.channel-worker");
    SortedMap<String, Tally> tallies = tallies(100, null);
    String test = StatusAgrees.Channel.class.getCanonicalName();
    tallies.put(test, tally(test, 1000, "1, 0", "W14: went back", 1));
    assertEquals(Verdict.FAIL, new Findings(FULL, tallies).of(suite, "W14").verdict());
    assertEquals(Verdict.PASS, new Findings(FULL, tallies).of(suite, "W2").verdict());
  }

  @Test
  void aTestWithoutSamplesIsUnknown() {
    assertUnknown("had no samples", tallies(0, null));
  }

  @Test
  void aTestThatEndedWithAnErrorIsUnknown() {
    assertUnknown("ended with TIMEOUT_ERROR", tallies(100, "ended with TIMEOUT_ERROR"));
  }

  @Test
  void aTestThatIsMissingFromTheResultsIsUnknown() {
    SortedMap<String, Tally> tallies = tallies(100, null);
    String missing = WATCH.tests().getLast().name();
    tallies.remove(missing);
    assertUnknown(Tally.shortName(missing) + " did not run: the time was up before", tallies);
  }

  @Test
  void aTestThatJcstressDoesNotKnowIsUnknown() {
    Suite suite = new Suite("jcstress.watch", List.of(new StressTest(Stranger.class)));
    Plan plan = new Plan(Plan.Scope.ALL, suite.tests(), List.of(), List.of(), new Dose(100));
    Finding finding = new Findings(plan, tallies(100, null)).of(suite, "O1");
    assertEquals(Verdict.UNKNOWN, finding.verdict());
    String reason = "it is not in /META-INF/TestList, which jcstress' annotation processor writes";
    assertEquals("FindingsTest.Stranger did not run: " + reason, finding.reason());
  }

  @Test
  void aWeakenedLessonThatShowsNothingIsUnknownWithAHint() {
    Weakened version = L03_VolatileNotReleaseAcquire.ReleaseAcquire.class.getAnnotation(Weakened.class);
    Finding finding = new Findings(FULL, tallies(100, null)).of(Suite.LITMUS, "O1");
    assertEquals(Lesson.mustShow(version) ? Verdict.UNKNOWN : Verdict.PASS, finding.verdict());
    if (Lesson.mustShow(version)) {
      assertTrue(String.valueOf(finding.reason()).contains("L03_VolatileNotReleaseAcquire.ReleaseAcquire: (0, 0) not"
          + " observed in 100 samples; more may help: --budget SECONDS"), finding.reason());
    }
  }

  @Test
  void whatAShortRunLeavesOutIsSkippedAndSaysHowToGetIt() {
    Plan quick = Plan.of(Duration.ofSeconds(30), Set.of("O1"), List.of(), 1);
    Finding finding = new Findings(quick, tallies(100, null)).of(Suite.LITMUS, "O1");
    assertEquals(Verdict.SKIPPED, finding.verdict());
    assertTrue(String.valueOf(finding.reason()).contains("--tier full"), finding.reason());
  }

  @Test
  void whatNeedsMoreProcessorsThanThereAreIsSkippedByName() {
    Finding finding = new Findings(FULL, tallies(100, null)).of(Suite.CROWD, "O1");
    boolean enough = Runtime.getRuntime().availableProcessors() >= 4;
    assertEquals(enough ? Verdict.PASS : Verdict.SKIPPED, finding.verdict());
    String reason = String.valueOf(finding.reason());
    assertTrue(enough || reason.contains("CrowdTest.TwoReadersAgree needs 4"), reason);
  }

  /** Has no annotation that jcstress looks for. */
  @Outcome(expect = Expect.FORBIDDEN, desc = "O1: it is never run")
  private static final class Stranger {}

  private static Suite suite(String check) {
    return Suite.ALL.stream().filter(suite -> suite.check().equals(check)).findFirst().orElseThrow();
  }

  private static Tally tally(String test, long samples, String outcome, String meaning, long count) {
    Fork fork = new Fork(test, null, Setting.UNIFIED.getFirst(), new Dose(100), 5);
    Tally.Seen seen = new Tally.Seen(outcome, Expect.FORBIDDEN, meaning, count, fork);
    return new Tally(test, 4, Duration.ofSeconds(1), new TreeMap<>(Map.of("C2", samples)), List.of(seen), null);
  }

  /** The same tally for every test there is. */
  private static SortedMap<String, Tally> tallies(long samples, @Nullable String error) {
    SortedMap<String, Tally> tallies = new TreeMap<>();
    for (Suite suite : Suite.ALL) {
      for (StressTest test : suite.tests()) {
        Fork fork = new Fork(test.name(), null, Setting.UNIFIED.getFirst(), new Dose(100), 5);
        Tally.Seen seen = new Tally.Seen("9, 9", Expect.ACCEPTABLE, "nothing special", samples, fork);
        SortedMap<String, Long> modes = new TreeMap<>(Map.of("C1", samples / 2, "C2", samples - samples / 2));
        tallies.put(test.name(), new Tally(test.name(), 4, Duration.ofSeconds(1), modes, List.of(seen), error));
      }
    }
    return tallies;
  }

  private static void assertUnknown(String reason, SortedMap<String, Tally> tallies) {
    Finding finding = new Findings(FULL, tallies).of(WATCH, "O1");
    assertEquals(Verdict.UNKNOWN, finding.verdict());
    assertTrue(String.valueOf(finding.reason()).contains(reason), finding.reason());
  }
}
