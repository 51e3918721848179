package dev.lockstep.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Only samples of every test, and a run without error, make a pass. */
final class StressVerdictTest {
  private static final String REPLAY = "replay it so";

  @Test
  void samplesOfEveryTestAndNothingForbiddenPass() {
    Finding finding = finding(new Attempt.Ended(0, tallies(100, null)));
    assertEquals(Verdict.PASS, finding.verdict());
    long tests = Suite.WATCH.tests().size();
    assertEquals(Map.of("tests", tests, "forks", 4 * tests, "samples", 100 * tests), finding.explored());
  }

  @Test
  void aForbiddenOutcomeFailsWithItsSentenceAndCount() {
    Map<String, Tally> tallies = tallies(100, null);
    String test = Suite.WATCH.tests().getFirst();
    List<Tally.Observed> forbidden = List.of(new Tally.Observed("1, 0", "O1: went back", 7));
    tallies.put(test, new Tally(test, 4, 1000, forbidden, "ended with VM_ERROR"));
    Finding finding = finding(new Attempt.Ended(1, tallies));
    assertEquals(Verdict.FAIL, finding.verdict());
    String seen = ": outcome (1, 0) seen 7 times in 1,000 samples: O1: went back";
    assertEquals(Tally.shortName(test) + seen, finding.seen());
    assertEquals(REPLAY, finding.replay());
  }

  @Test
  void aTestWithoutSamplesIsUnknown() {
    assertUnknown("had no samples", new Attempt.Ended(0, tallies(0, null)));
  }

  @Test
  void aTestThatEndedWithAnErrorIsUnknown() {
    assertUnknown("ended with TIMEOUT_ERROR", new Attempt.Ended(1, tallies(100, "ended with TIMEOUT_ERROR")));
  }

  @Test
  void aTestThatIsMissingFromTheResultsIsUnknown() {
    Map<String, Tally> tallies = tallies(100, null);
    String missing = Suite.WATCH.tests().getLast();
    tallies.remove(missing);
    String reason = " did not run: jcstress has no result of it; it needs 2";
    assertUnknown(Tally.shortName(missing) + reason, new Attempt.Ended(0, tallies));
  }

  @Test
  void aTestThatJcstressDoesNotKnowIsUnknown() {
    Suite suite = new Suite("O1", "jcstress.watch", List.of("dev.lockstep.stress.channel.WatchTest.Nowhere"));
    Finding finding = new Attempt.Ended(0, tallies(100, null)).finding(suite, REPLAY);
    assertEquals(Verdict.UNKNOWN, finding.verdict());
    String reason = "it is not in /META-INF/TestList, which jcstress' annotation processor writes";
    assertEquals("WatchTest.Nowhere did not run: " + reason, finding.reason());
  }

  @Test
  void aFailedRunThatNoTestExplainsIsUnknown() {
    assertUnknown("exit status 1, and no test says why", new Attempt.Ended(1, tallies(100, null)));
  }

  @Test
  void theFailureOfAnotherSuiteExplainsAFailedRun() {
    Map<String, Tally> tallies = tallies(100, null);
    String other = Suite.ONESHOT.tests().getFirst();
    tallies.put(other, new Tally(other, 4, 1000, List.of(new Tally.Observed("1, 1, 1", "W4: both won", 1)), null));
    assertEquals(Verdict.PASS, finding(new Attempt.Ended(1, tallies)).verdict());
  }

  @Test
  void aBrokenRunIsUnknown() {
    assertUnknown("jcstress was killed", new Attempt.Broken("jcstress was killed"));
  }

  private static Map<String, Tally> tallies(long samples, @Nullable String error) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    Suite.WATCH.tests().forEach(test -> tallies.put(test, new Tally(test, 4, samples, List.of(), error)));
    return tallies;
  }

  private static Finding finding(Attempt attempt) {
    return attempt.finding(Suite.WATCH, REPLAY);
  }

  private static void assertUnknown(String reason, Attempt attempt) {
    Finding finding = finding(attempt);
    assertEquals(Verdict.UNKNOWN, finding.verdict());
    assertTrue(String.valueOf(finding.reason()).contains(reason), finding.reason());
  }
}
