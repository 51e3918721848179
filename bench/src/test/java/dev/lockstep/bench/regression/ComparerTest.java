package dev.lockstep.bench.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Comparer.Runs;
import dev.lockstep.bench.regression.Comparer.Wishes;
import dev.lockstep.spec.engine.ExitStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What may not be compared is refused, what changed is confirmed, and each control decides the exit status. */
final class ComparerTest {
  private static Comparer comparer(boolean force) {
    return new Comparer(new Wishes(Limits.STANDARD, false, force, ExpectedChanges.NOTHING, null));
  }

  /** One that was asked for what must have a verdict. */
  private static Comparer requiring(String pattern) {
    return new Comparer(
        new Wishes(Limits.STANDARD, false, false, ExpectedChanges.NOTHING, Pattern.compile(pattern)));
  }

  /** One whose changes have to be confirmed. */
  private static Comparer confirming(double effect) {
    return new Comparer(
        new Wishes(new Limits(0.01, effect), true, false, ExpectedChanges.NOTHING, null));
  }

  private static Made made(long seed) {
    return new Made(seed, 8, 5, 0.01, 0.005);
  }

  private static Comparison compare(Runs runs) throws IncompleteRunException {
    return comparer(false).compare(runs, History.NONE, List.of());
  }

  private static Comparison pair(double before, double after) throws IncompleteRunException {
    return compare(Runs.of(made(1).recording("base", before), made(2).recording("candidate", after)));
  }

  @Test
  void theExitStatusIsTheVerdict() throws Exception {
    assertEquals(ExitStatus.OK, pair(1000, 1000).exitStatus());
    assertEquals(ExitStatus.OK, pair(1200, 1000).exitStatus());
    assertEquals(ExitStatus.VIOLATION, pair(1000, 1200).exitStatus());
  }

  /** A broken comparer that ignores the fingerprint would call this a regression of the code. */
  @Test
  void anotherMachineIsRefused() throws Exception {
    Recording base = made(1).recording("base", 1000);
    for (String fact : List.of("processor", "cores", "system", "jdkVersion")) {
      Map<String, String> elsewhere = new HashMap<>(Made.MACHINE);
      elsewhere.put(fact, "other");
      Recording candidate = made(2).recording("candidate", elsewhere, 1200);

      var refused = assertThrows(IncompleteRunException.class, () -> compare(Runs.of(base, candidate)));
      assertTrue(refused.problems().getFirst().contains(fact + ": "), refused.problems().toString());

      Comparison forced = comparer(true).compare(Runs.of(base, candidate), History.NONE, List.of());
      assertEquals(Verdict.REGRESSED, forced.rows().getFirst().verdict());
      assertEquals(1, forced.marks().size(), "and it is marked");
    }
  }

  @Test
  void whatNeitherFileTellsIsNotTheSame() {
    Map<String, String> silent = Map.of("jdkVersion", "25");
    Runs runs = Runs.of(made(1).recording("base", silent, 1000), made(2).recording("candidate", silent, 1000));

    List<String> problems = assertThrows(IncompleteRunException.class, () -> compare(runs)).problems();
    assertTrue(problems.getFirst().endsWith("cores: told by neither"), problems.toString());
  }

  @Test
  void aMissingBenchmarkIsUnknownAndANewOneIsNamed() throws Exception {
    Comparison comparison =
        compare(Runs.of(made(1).recording("base", 1000, 500), made(2).recording("candidate", 1000)));
    assertEquals(List.of("a.B.op1: is in base and not in candidate"), comparison.doubts());
    assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus());

    Comparison other = compare(Runs.of(made(1).recording("base", 1000), made(2).recording("candidate", 1000, 500)));
    assertEquals(List.of("a.B.op1"), other.added());
    assertEquals(ExitStatus.OK, other.exitStatus());
  }

  @Test
  void nothingInCommonIsRefused() {
    Recording base = made(1).recording("base", 1000);
    Samples samples = made(2).recording("x", 1).benchmarks().firstEntry().getValue();
    Recording other = new Recording("other", new TreeMap<>(Map.of("x", samples)));

    var refused =
        assertThrows(
            IncompleteRunException.class,
            () -> comparer(false).compare(Runs.of(base, other), History.NONE, List.of("a fork failed")));
    assertEquals("a fork failed", refused.problems().getFirst(), "the reason is not lost");
    assertEquals("base and other have no benchmark in common", refused.problems().getLast());
  }

  @Test
  void aChangeThatARerunDoesNotShowIsInconclusive() throws Exception {
    Recording base = made(1).recording("base", 1000, 700);
    Recording candidate = made(2).recording("candidate", 1200, 700);
    assertEquals(java.util.Set.of("a.B.op0"), comparer(false).toConfirm(base, candidate));

    Recording baseAgain = made(3).recording("base", 1000);
    Judged denied = rerun(base, candidate, baseAgain, made(4).recording("candidate", 1000));
    assertEquals(Verdict.INCONCLUSIVE, denied.verdict());
    assertEquals("regressed at first, same when rerun", denied.why());

    Judged confirmed = rerun(base, candidate, baseAgain, made(5).recording("candidate", 1200));
    assertEquals(Verdict.REGRESSED, confirmed.verdict());
    assertEquals("confirmed by a rerun", confirmed.why());
  }

  private static Judged rerun(Recording base, Recording candidate, Recording again, Recording other)
      throws IncompleteRunException {
    return confirming(0.05)
        .compare(new Runs(base, candidate, null, again, other, null, null), History.NONE, List.of()).rows().getFirst();
  }

  @Test
  void aChangeThatWasNotRunAgainIsUnknown() throws Exception {
    Runs runs = Runs.of(made(1).recording("base", 1000), made(2).recording("candidate", 1200));
    Comparison comparison = confirming(0.05).compare(runs, History.NONE, List.of());

    assertEquals("regressed at first, and not run again", comparison.rows().getFirst().why());
    assertEquals(
        "regressed, and there is no rerun of it that could confirm that: a.B.op0", comparison.doubts().getFirst());
    assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus());
    assertEquals(ExitStatus.OK, confirming(0.5).compare(runs, History.NONE, List.of()).exitStatus(), "nothing changed");
  }

  /** A broken comparer that looks at verdicts alone says that nothing regressed, where nothing could. */
  @Test
  void forksThatAreTooFewForSoManyBenchmarksAreUnknown() throws Exception {
    Recording base = new Made(1, 5, 5, 0.001, 0.001).recording("base", 1000, 1000);
    Recording candidate = new Made(2, 5, 5, 0.001, 0.001).recording("candidate", 1200, 1000);
    Comparison comparison = compare(Runs.of(base, candidate));

    assertEquals(List.of(Verdict.INCONCLUSIVE, Verdict.SAME), comparison.rows().stream().map(Judged::verdict).toList());
    assertEquals("so few forks cannot show a change, however large", comparison.rows().getFirst().why());
    String doubt =
        "at alpha 1 %, and with 2 benchmarks, 5 and 5 forks cannot show a change, however large; 6 and 6 can: a.B.op0"
            + " and 1 more";
    assertEquals(List.of(doubt), comparison.doubts());
    assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus());
  }

  @Test
  void aBaseThatDiffersFromItselfMakesTheReportUnknown() throws Exception {
    Recording base = made(1).recording("base", 1000);
    Recording again = made(2).recording("base", 1200);
    Comparison comparison =
        compare(new Runs(base, made(3).recording("candidate", 1200), again, null, null, null, null));

    assertEquals(1, comparison.controls().alarms().size());
    assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus(), "although a benchmark regressed");
    assertTrue(comparison.doubts().getFirst().startsWith("the A/A control alarms"), comparison.doubts().toString());
  }

  @Test
  void aSlowdownThatIsNotSeenMakesTheReportUnknown() throws Exception {
    Recording base = made(1).recording("base", 1000);
    Recording candidate = made(2).recording("candidate", 1000);
    Recording quick = made(3).recording("quick", 1000);

    Runs blind = new Runs(base, candidate, null, null, null, quick, made(4).recording("slowed", 1000));
    assertFalse(compare(blind).controls().saw());
    assertEquals(ExitStatus.UNKNOWN, compare(blind).exitStatus());

    Runs awake = new Runs(base, candidate, null, null, null, quick, made(4).recording("slowed", 1100));
    assertTrue(compare(awake).controls().saw());
    assertEquals(ExitStatus.OK, compare(awake).exitStatus());
    assertTrue(confirming(0.5).compare(awake, History.NONE, List.of()).controls().saw(), "whatever else counts");
  }

  @Test
  void fewForksCannotAlarmAndThatIsSaid() throws Exception {
    Comparison comparison = pair(1000, 1000);

    assertTrue(comparison.controls().alikeLine().endsWith("; with so few forks none could"));
    assertTrue(new Controls("x", comparison.rows(), Limits.STANDARD, null).couldAlarm());
  }

  @Test
  void whatMustHaveAVerdictAndHasNoneIsADoubt() throws Exception {
    Recording base = new Made(1, 8, 5, 0.2, 0.01).recording("base", 1000);
    Recording candidate = new Made(2, 8, 5, 0.2, 0.01).recording("candidate", 1000);
    Comparison comparison = requiring("op0").compare(Runs.of(base, candidate), History.NONE, List.of());

    assertTrue(comparison.doubts().contains("must have a verdict, and has none: a.B.op0"));
    assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus());
  }

  @Test
  void whatMustHaveAVerdictAndIsNotThereIsADoubt() throws Exception {
    Recording base = made(1).recording("base", 1000);
    Comparison comparison = requiring("opO").compare(Runs.of(base, base), History.NONE, List.of());

    assertEquals(
        List.of("must have a verdict, and was not compared: any benchmark that matches opO"), comparison.doubts());
    assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus());
    assertEquals(
        ExitStatus.OK, requiring("op0").compare(Runs.of(base, base), History.NONE, List.of()).exitStatus());
  }

  @Test
  void aProblemIsADoubt() throws Exception {
    Recording base = made(1).recording("base", 1000);
    Comparison comparison =
        comparer(false).compare(Runs.of(base, base), History.NONE, List.of("a fork failed"));
    assertEquals(ExitStatus.UNKNOWN, comparison.exitStatus());
  }
}
