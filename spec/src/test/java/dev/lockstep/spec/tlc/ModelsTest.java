package dev.lockstep.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.evidence.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every model that must be violated is, and every model of the quick tier holds, as the table says. The larger models
 * that must hold are left to the gate.
 */
final class ModelsTest {
  private static final Path SPECIFICATIONS = Home.locate().resolve("spec").resolve("tla");
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final List<Model> MODELS = Models.all().stream()
      .filter(model -> model.tier() == Tier.QUICK || model.expected() instanceof Expectation.Violated)
      .toList();

  /** TLC is deterministic here, so one run of a model serves every test. */
  private static Searches searches;

  @BeforeAll
  static void search() throws IOException {
    searches = new Searches(TlcRun.in(SPECIFICATIONS), MODELS, LIMIT);
  }

  @AfterAll
  static void stop() {
    searches.close();
  }

  @TestFactory
  Stream<DynamicTest> models() {
    return MODELS.stream()
        .map(model -> dynamicTest(String.join(" ", model.rules()) + " " + model, () -> saysWhatIsExpected(model)));
  }

  private static void saysWhatIsExpected(Model model) throws IOException, InterruptedException {
    TlcResult result = searches.result(model);
    Conclusion conclusion = Conclusion.of(model, result);
    assertInstanceOf(Conclusion.AsExpected.class, conclusion, () -> conclusion + "\n" + steps(result));
    assertTrue(result.distinctStates() > 0 && result.states() >= result.distinctStates(), result::toString);
  }

  /** The defects that the design level has to catch, whatever else it does, each by the name of its rule. */
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(textBlock = """
      inline processing,                             InlineOwner,             W6_QueryAnswered
      inline processing under the lock,              LockedWhileProcessing,   W6_QueryAnswered
      a lost completion,                             LostCompletion,          W4_SettledOnce
      a lost completion as its client sees it,       LosesOutcome,            W4_Settles
      an owner that exits without draining,          ExitsWithoutDraining,    W4_EveryPostIsAnswered
      a torn read of the mutex worker,               TornMutexRead,           W2_FieldsAgree
      an acceptance revealed before it is published, RevealedBeforePublished, W4_PublishedBeforeTold
      dropped work of a dead worker,                 DropsWorkOfTheDead,      S4_Ledger
      a racy scale-down,                             CountsRetiringSlots,     S1_PoolKeepsItsSize
      a scale-down that does not drain,              RetiresAtOnce,           S7_DrainsBeforeItGoes
      a double completion by a zombie,               ZombieCompletesTwice,    S5_OneResult
      an off-by-one in the intensity window,         WindowOffByOne,          S3_RestartsAreLimited
      a silent loss to a slow subscriber,            DropsInSilence,          B2_NoSilentLoss
      """)
  void mustBeCaught(String defect, String name, String property) throws IOException, InterruptedException {
    TlcResult result = searches.result(named(name));

    Counterexample found = result.counterexample().orElseThrow(() -> new AssertionError(defect + " is not caught"));
    assertEquals(property, found.property(), defect);
    assertTrue(found.states().size() > 1, () -> steps(result));
  }

  private static Model named(String name) {
    return MODELS.stream().filter(model -> model.config().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void w6WitnessIsViolatedByAReplyThatShowsARequestInFlight() throws IOException, InterruptedException {
    TlcResult result = searches.result(Models.WITNESS);

    assertEquals(Optional.of(TlcExit.INVARIANT), result.ended());
    Counterexample witness = result.counterexample().orElseThrow();
    assertEquals("NoReplyShowsActive", witness.property());
    Map<String, String> last = witness.states().getLast().variables();
    assertTrue(String.valueOf(last.get("answer")).contains("current |-> r"), steps(result));
    assertTrue(String.valueOf(last.get("pipeline")).contains("r"), steps(result));
  }

  @Test
  void w6CounterexampleOfTheInlineOwnerShowsItBusyWhileAnObserverWaits() throws IOException, InterruptedException {
    TlcResult result = searches.result(Models.INLINE_OWNER);

    Counterexample found = result.counterexample().orElseThrow();
    String table = steps(result);
    assertEquals("W6_QueryAnswered is violated:", found.table().getFirst());
    assertTrue(table.contains("pipeline = {r1}"), table);
    assertTrue(table.contains("queries = <<o1>>"), table);
    assertTrue(table.contains("and then nothing, for ever"), table);
    Map<String, String> last = found.states().getLast().variables();
    assertEquals("{r1}", last.get("pipeline"), table);
    assertTrue(String.valueOf(last.get("answer")).contains("asking"), table);
    assertTrue(found.actions().contains("TurnCommands"), table);
  }

  @Test
  void aRunBeyondItsTimeLimitIsUndecided() throws IOException, InterruptedException {
    Model model = Models.all().getLast();
    TlcResult result = TlcRun.in(SPECIFICATIONS).check(model, Duration.ofMillis(1));

    assertEquals(Optional.empty(), result.ended());
    Conclusion.Undecided undecided = assertInstanceOf(Conclusion.Undecided.class, Conclusion.of(model, result));
    assertTrue(undecided.reason().contains("time limit"), undecided.reason());
  }

  private static String steps(TlcResult result) {
    return result.counterexample().map(found -> String.join("\n", found.table())).orElse("no counterexample");
  }
}
