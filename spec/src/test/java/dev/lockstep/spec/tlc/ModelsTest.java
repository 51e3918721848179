package dev.lockstep.spec.tlc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.evidence.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every model of the quick tier says what the table expects; the larger ones are left to the gate. */
final class ModelsTest {
  private static final Path SPECIFICATIONS = Home.locate().resolve("spec").resolve("tla");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** TLC is deterministic on models that must be violated, so one run of a model serves every test. */
  private static final Map<Model, TlcResult> RESULTS = new ConcurrentHashMap<>();

  @TestFactory
  Stream<DynamicTest> models() {
    return Models.of(Tier.QUICK).stream()
        .map(model -> dynamicTest(String.join(" ", model.rules()) + " " + model, () -> saysWhatIsExpected(model)));
  }

  private static void saysWhatIsExpected(Model model) throws IOException, InterruptedException {
    TlcResult result = check(model);
    Conclusion conclusion = Conclusion.of(model, result);
    assertInstanceOf(Conclusion.AsExpected.class, conclusion, () -> conclusion + "\n" + steps(result));
    assertTrue(result.distinctStates() > 0 && result.states() >= result.distinctStates(), result::toString);
  }

  @Test
  void w6WitnessIsViolatedByAReplyThatShowsARequestInFlight() throws IOException, InterruptedException {
    TlcResult result = check(Models.WITNESS);

    assertEquals(Optional.of(TlcExit.INVARIANT), result.ended());
    Counterexample witness = result.counterexample().orElseThrow();
    assertEquals("NoReplyShowsActive", witness.property());
    Map<String, String> last = witness.states().getLast().variables();
    assertTrue(String.valueOf(last.get("answer")).contains("current |-> r"), steps(result));
    assertTrue(String.valueOf(last.get("pipeline")).contains("r"), steps(result));
  }

  @Test
  void w6CounterexampleOfTheInlineOwnerShowsItBusyWhileAnObserverWaits() throws IOException, InterruptedException {
    TlcResult result = check(Models.INLINE_OWNER);

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
  void everyConfigurationStatesTheRulesOfItsModelAndNoOthers() throws IOException {
    for (Model model : Models.all()) {
      TlcConfig config = TlcConfig.read(SPECIFICATIONS.resolve(model.config() + ".cfg"));
      Set<String> stated = Stream.concat(config.invariants().stream(), config.properties().stream())
          .flatMap(property -> PropertyName.rule(property).stream())
          .collect(Collectors.toSet());
      Set<String> expected = stated.isEmpty() && model.expected() instanceof Expectation.Violated ? Set.of() : Set.copyOf(model.rules());
      assertEquals(expected, stated, model::toString);
    }
  }

  @Test
  void everyConfigurationIsInTheTable() throws IOException {
    try (Stream<Path> files = Files.list(SPECIFICATIONS)) {
      Set<String> configurations = files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".cfg"))
          .map(name -> name.substring(0, name.length() - ".cfg".length()))
          .collect(Collectors.toSet());
      assertEquals(configurations, Models.all().stream().map(Model::config).collect(Collectors.toSet()));
    }
  }

  @Test
  void everyPropertyHasAControlThatViolatesIt() throws IOException {
    Set<String> stated = new TreeSet<>();
    Set<String> violated = new TreeSet<>();
    for (Model model : Models.all()) {
      if (model.expected() instanceof Expectation.Violated expected) {
        violated.add(expected.property());
      } else {
        TlcConfig config = TlcConfig.read(SPECIFICATIONS.resolve(model.config() + ".cfg"));
        Stream.concat(config.invariants().stream(), config.properties().stream())
            .filter(property -> PropertyName.rule(property).isPresent())
            .forEach(stated::add);
      }
    }
    stated.removeAll(violated);
    assertEquals(Set.of(), stated);
  }

  @Test
  void everyModuleIsPartOfAModel() throws IOException {
    Set<String> roots = Models.all().stream().map(Model::module).collect(Collectors.toSet());
    roots.addAll(Set.of("WorkerState", "BroadcastState", "SupervisorState", "Incarnation")); // extended by roots
    try (Stream<Path> files = Files.list(SPECIFICATIONS)) {
      assertEquals(roots, files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tla"))
          .map(name -> name.substring(0, name.length() - ".tla".length()))
          .collect(Collectors.toSet()));
    }
  }

  @Test
  void aRunBeyondItsTimeLimitIsUndecided() throws IOException, InterruptedException {
    Model model = Models.all().getLast();
    TlcResult result = TlcRun.in(SPECIFICATIONS).check(model, Duration.ofMillis(1));

    assertEquals(Optional.empty(), result.ended());
    Conclusion.Undecided undecided = assertInstanceOf(Conclusion.Undecided.class, Conclusion.of(model, result));
    assertTrue(undecided.reason().contains("time limit"), undecided.reason());
  }

  private static TlcResult check(Model model) throws IOException, InterruptedException {
    TlcResult known = RESULTS.get(model);
    if (known == null) {
      known = TlcRun.in(SPECIFICATIONS).check(model, LIMIT);
      RESULTS.put(model, known);
    }
    return known;
  }

  private static String steps(TlcResult result) {
    return result.counterexample().map(found -> String.join("\n", found.table())).orElse("no counterexample");
  }
}
