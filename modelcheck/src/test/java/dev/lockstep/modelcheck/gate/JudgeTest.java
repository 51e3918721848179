package dev.lockstep.modelcheck.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.spec.rules.RequiredCheck;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.Subjects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Never a silent green: each way in which evidence can be worth less than it looks. */
class JudgeTest {
  private static final Canary AWAKE = new Canary("broken", true, "caught");
  private static final Map<String, Long> ENOUGH = Map.of("rounds", 10L);

  private final RequiredCheck storm =
      new RequiredCheck("storm.w5", "storm", Subjects.WORKERS, new TreeMap<>(Map.of("rounds", 10L)));
  private final RequiredCheck tlc =
      new RequiredCheck("tlc.model", "tlc", Subjects.DESIGN, new TreeMap<>(Map.of("states", 5L)));
  private final List<Task.Result> results = new ArrayList<>();

  @Test
  void passesWhenEveryRequiredCheckPassed() {
    left("storm", "channel", AWAKE, Finding.pass("W5", "storm.w5", ENOUGH));
    left("tlc", "design", AWAKE, Finding.pass("W5", "tlc.model", Map.of("states", 5L)));
    assertEquals(Verdict.PASS, judge(storm, tlc).verdict());
  }

  @Test
  void anEngineThatLeftNothingMakesItUnknown() {
    results.add(new Task.Result(new Task(spec("storm"), "channel"), null, "killed after 10 s", 10_000));
    assertUnknown("killed after 10 s", storm);
  }

  @Test
  void anEngineThatWasNotRunMakesItUnknown() {
    assertUnknown("storm was not run", storm);
  }

  @Test
  void evidenceOnAnotherSubjectIsNoEvidence() {
    left("storm", "mutex", AWAKE, Finding.pass("W5", "storm.w5", ENOUGH));
    assertUnknown("storm was not run", storm);
  }

  @Test
  void aMissedCanaryTakesThePassAway() {
    left("storm", "channel", new Canary("broken", false, "saw nothing"), Finding.pass("W5", "storm.w5", ENOUGH));
    assertUnknown("missed its canary broken", storm);
  }

  @Test
  void noCanaryTakesThePassAway() {
    left("storm", "channel", null, Finding.pass("W5", "storm.w5", ENOUGH));
    assertUnknown("ran no canary", storm);
  }

  @Test
  void tooLittleExploredTakesThePassAway() {
    left("storm", "channel", AWAKE, Finding.pass("W5", "storm.w5", Map.of("rounds", 9L, "operations", 1L)));
    assertUnknown("rounds 9 of 10", storm);
  }

  @Test
  void aLostCheckMakesItUnknown() {
    left("storm", "channel", AWAKE, Finding.pass("W6", "storm.w6", ENOUGH));
    assertUnknown("lacks this check", storm);
  }

  @Test
  void skippedIsNotPassed() {
    left("storm", "channel", AWAKE, Finding.skipped("W5", "storm.w5", "no time"));
    assertUnknown("skipped: no time", storm);
  }

  @Test
  void oneFailureFailsTheRuleWhateverTheOthersSay() {
    left("storm", "channel", AWAKE, Finding.pass("W5", "storm.w5", ENOUGH));
    left("tlc", "design", AWAKE, Finding.fail("W5", "tlc.model", Map.of(), "seen", "replay"));
    assertEquals(Verdict.FAIL, judge(storm, tlc).verdict());
  }

  @Test
  void aFailureCountsEvenIfTheEngineSleptOrWasNotRequired() {
    left("contract", "channel", null, Finding.fail("W5", "contract.w5", Map.of(), "seen", "replay"));
    left("storm", "channel", AWAKE, Finding.pass("W5", "storm.w5", ENOUGH));
    assertEquals(Verdict.FAIL, judge(storm).verdict());
  }

  @Test
  void aRunOnTheWholeKitSpeaksForTheWorkersThatItsChecksAreAbout() {
    RequiredCheck channel = stress("jcstress.channel-worker", Subjects.CHANNEL_WORKERS);
    RequiredCheck mutex = stress("jcstress.mutex-worker", Subjects.MUTEX);
    left("jcstress", "any", AWAKE, Finding.pass("W5", "jcstress.channel-worker", ENOUGH));
    assertEquals(Verdict.PASS, judge(channel, mutex).verdict());
    assertEquals(1, judge(channel, mutex).checks().size());
    left("storm", "any", AWAKE, Finding.pass("W5", "storm.w5", ENOUGH));
    assertUnknown("storm was not run", storm);
  }

  @Test
  void aViolationOfTheMutexWorkerIsNoneOfTheChannelWorker() {
    RequiredCheck channel = stress("jcstress.channel-worker", Subjects.CHANNEL_WORKERS);
    RequiredCheck mutex = stress("jcstress.mutex-worker", Subjects.MUTEX);
    Finding pass = Finding.pass("W5", "jcstress.channel-worker", ENOUGH);
    left("jcstress", "any", AWAKE, pass, Finding.fail("W5", "jcstress.mutex-worker", Map.of(), "seen", "replay"));
    assertEquals(Verdict.PASS, judge("channel", channel, mutex).verdict());
    assertEquals(Verdict.FAIL, judge("mutex", channel, mutex).verdict());
  }

  @Test
  void evidenceFromAControlSaysNothingAboutTheShippedCode() {
    Finding pass = Finding.pass("W5", "storm.w5", ENOUGH);
    add("storm", "channel", "some-control", AWAKE, pass);
    assertUnknown("was not run", storm);
  }

  @Test
  void aRuleWithoutChecksIsUnknown() {
    assertEquals(Verdict.UNKNOWN, judge().verdict());
    assertEquals(Judgement.KIT, judge().subject());
  }

  @Test
  void allNotApplicableIsNotApplicable() {
    left("storm", "channel", AWAKE, Finding.notApplicable("W5", "storm.w5", "no such thing"));
    assertEquals(Verdict.NOT_APPLICABLE, judge(storm).verdict());
  }

  /** A worker of somebody else's would pass on what is known of the kit's design alone. */
  @Test
  void aPassNeedsALookAtTheSubjectItself() {
    left("storm", "channel", AWAKE, Finding.notApplicable("W5", "storm.w5", "not the kit's own"));
    left("tlc", "design", AWAKE, Finding.pass("W5", "tlc.model", Map.of("states", 5L)));
    Cell cell = judge(storm, tlc);
    assertEquals(Verdict.NOT_APPLICABLE, cell.verdict());
    assertEquals(2, judgement(cell).exitStatus(), "and where nothing passes, nothing is shown");
    assertEquals(Verdict.PASS, judge(tlc).verdict(), "a rule that is about no single worker");
  }

  @Test
  void theExitStatusFollowsTheWorstCell() {
    assertEquals(2, judgement().exitStatus(), "nothing judged is not a pass");
    Cell unknown = judge(storm);
    assertEquals(2, judgement(unknown).exitStatus());
    left("storm", "channel", AWAKE, Finding.pass("W5", "storm.w5", ENOUGH));
    Cell pass = judge(storm);
    assertEquals(0, judgement(pass).exitStatus());
    assertEquals(List.of("W5"), judgement(pass, unknown).unknownRules());
    left("contract", "channel", AWAKE, Finding.fail("W5", "contract.w5", Map.of(), "seen", "replay"));
    assertEquals(1, judgement(pass, unknown, judge(storm)).exitStatus());
  }

  private void assertUnknown(String reason, RequiredCheck... required) {
    Cell cell = judge(required);
    assertEquals(Verdict.UNKNOWN, cell.verdict());
    String told = String.valueOf(cell.checks(Verdict.UNKNOWN).getFirst().reason());
    assertTrue(told.contains(reason), told);
  }

  private static RequiredCheck stress(String check, Subjects subjects) {
    return new RequiredCheck(check, "jcstress", subjects, new TreeMap<>(Map.of("rounds", 10L)));
  }

  private Cell judge(RequiredCheck... required) {
    return judge("channel", required);
  }

  private Cell judge(String subject, RequiredCheck... required) {
    Rule rule = new Rule("W5", "count before reply", "must", "intent", true, List.of(required), "why", List.of());
    return new Judge(results).judge(rule, List.of(subject)).getFirst();
  }

  private static Judgement judgement(Cell... cells) {
    return new Judgement(
        Tier.QUICK, "1", Host.current(), List.of("channel"), List.of(cells), List.of(), 1, List.of(), Duration.ZERO);
  }

  private void left(String engine, String subject, @Nullable Canary canary, Finding... findings) {
    add(engine, subject, null, canary, findings);
  }

  private void add(
      String engine, String subject, @Nullable String control, @Nullable Canary canary, Finding... findings) {
    Evidence evidence =
        new Evidence(
            engine, subject, control, Tier.QUICK, "1", 1, Instant.EPOCH, 1, Host.current(), canary,
            List.of(findings));
    results.add(new Task.Result(new Task(spec(engine), subject), evidence, null, 1));
  }

  private static EngineSpec spec(String name) {
    return Engines.find(name).orElseThrow();
  }
}
