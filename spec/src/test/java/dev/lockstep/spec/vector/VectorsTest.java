package dev.lockstep.spec.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.evidence.Schemas;
import dev.lockstep.spec.rules.RuleTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of vectors are those that the specifications give, byte for byte, and are what their schema says. */
final class VectorsTest {
  private static final Path HOME = Home.locate();
  private static final int AT_A_TIME = 2;

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_A_TIME);
  private static final Map<VectorSet, Future<GeneratedVectors>> GENERATED = new EnumMap<>(VectorSet.class);

  @BeforeAll
  static void generate() throws IOException {
    VectorSearch search = VectorSearch.in(HOME.resolve("spec").resolve("tla"));
    for (VectorSet set : VectorSet.values()) {
      GENERATED.put(set, THREADS.submit(() -> search.generate(set)));
    }
  }

  @AfterAll
  static void stop() {
    THREADS.shutdownNow();
    THREADS.close();
  }

  @TestFactory
  Stream<DynamicTest> isWhatTheSpecificationGives() {
    return Arrays.stream(VectorSet.values()).map(set -> dynamicTest(set.title(), () -> compare(set)));
  }

  private static void compare(VectorSet set) throws IOException, InterruptedException, ExecutionException {
    GeneratedVectors generated = Objects.requireNonNull(GENERATED.get(set)).get();
    assertEquals(generated.text(), Files.readString(set.file(HOME)),
        () -> set.file(HOME) + " is not what the specification gives: run " + GenerateVectors.class.getName());
    assertTrue(generated.steps() >= generated.edges() && generated.edges() >= generated.situations(), generated::figures);
  }

  @Test
  void everyFileIsASet() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve(VectorSet.DIRECTORY))) {
      assertEquals(
          Arrays.stream(VectorSet.values()).map(set -> set.file(HOME)).collect(Collectors.toSet()),
          files.collect(Collectors.toSet()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void matchesItsSchema(VectorSet set) throws IOException {
    assertEquals(List.of(), Schemas.complaints("vectors", Files.readAllLines(set.file(HOME))));
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "{'lockstep':'vectors','version':2,'model':'worker','set':'a','given':{'capacity':1},'situations':1,'edges':1,"
        + "'vectors':1,'steps':1}",
    "{'vector':1,'steps':[]}",
    "{'vector':1,'steps':[{'do':'post','rule':'W7'}]}",
    "{'vector':1,'steps':[{'do':'post','request':'r1','late':true,'rule':'W7'}]}",
    "{'vector':1,'steps':[{'do':'post','request':'r1','rule':'W7','expect':{'admissions':{'r1':{'refused':'busy'}}}}]}",
    "{'vector':1,'steps':[{'do':'close','grace':true,'rule':'W10'}]}",
    "{'vector':1,'steps':[{'do':'query','rule':'W2','expect':{'status':{'phase':'closed'}}}]}",
    "{'vector':1,'steps':[{'do':'publish','value':1,'rule':'B1'}]}",
    "{'vector':1,'steps':[{'do':'take','subscriber':'s1','rule':'B1','expect':{'replies':[['value']]}}]}",
    "{'vector':1,'steps':[{'do':'done','slot':1,'job':'j1','outcome':'completed','rule':'S5'}]}"
  })
  void aFaultyLineDoesNotMatch(String line) throws IOException {
    assertFalse(Schemas.complaints("vectors", line.replace('\'', '"')).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void namesRulesOfTheTable(VectorSet set) throws Exception {
    Set<String> known = RuleTable.load().rules().stream().map(rule -> rule.id()).collect(Collectors.toSet());
    Vectors vectors = VectorFile.read(set.file(HOME));
    assertEquals(set.title(), vectors.set());
    assertEquals(set.model(), vectors.model());
    vectors.vectors().forEach(vector -> vector.steps().forEach(step ->
        assertTrue(known.contains(step.rule()), () -> "vector " + vector.number() + ": " + step + ", " + step.rule())));
  }
}
