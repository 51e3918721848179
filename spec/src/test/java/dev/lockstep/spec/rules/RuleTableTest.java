package dev.lockstep.spec.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.evidence.Finding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleTableTest {
  private static final String CHECKED = """
      {"id":"W2","title":"t","must":"MUST","intent":"i","gated":true,
       "required":[{"check":"storm.w2","engine":"storm","subjects":"workers","minimum":{"rounds":10}}],
       "controls":["torn-status"]}""";
  private static final String UNCHECKED = """
      {"id":"B1","title":"t","must":"MUST","intent":"i","gated":true,"required":[],"unchecked":"why","controls":[]}""";

  @Test
  void theShippedTableLoads() throws RuleTableException {
    RuleTable table = RuleTable.load();

    assertEquals(
        List.of("contract", "storm", "trace", "simulation", "tlc", "vectors", "lincheck", "jcstress", "structure"),
        table.engines());
    assertTrue(table.find("W6").orElseThrow().checked());
    List<String> ofTheDesign = table.requiring("tlc").stream().map(Rule::id).toList();
    assertTrue(ofTheDesign.contains("W6") && !ofTheDesign.contains("W12"), ofTheDesign::toString);
    assertFalse(table.find("P1").orElseThrow().gated());
  }

  @Test
  void aTableIsRead() throws RuleTableException {
    RuleTable table = RuleTable.parse("[" + CHECKED + "," + UNCHECKED + "]");

    RequiredCheck check = table.find("W2").orElseThrow().required().getFirst();
    assertEquals(Subjects.WORKERS, check.subjects());
    assertEquals(Map.of("rounds", 10L), check.minimum());
    assertEquals("why", table.find("B1").orElseThrow().unchecked());
    assertTrue(table.find("W3").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "\"intent\":\"i\", | '' | intent is missing",
    "\"intent\":\"i\" | \"intent\":\" \" | intent is not a non-empty string",
    "\"rounds\":10 | '' | minimum must ask for something",
    "\"rounds\":10 | \"rounds\":0 | minimum must ask for something",
    "workers | everybody | subjects 'everybody' is none of",
    "\"check\":\"storm.w2\" | \"check\":\"lincheck.w2\" | is not of the form storm.kebab-name",
    "\"gated\":true | \"gated\":1 | gated is neither true nor false",
    "\"gated\":true | \"gatde\":true | unknown field [0].gatde",
    "\"controls\" | \"unchecked\":\"x\",\"controls\" | has required checks and is called unchecked",
    "\"W2\" | \"2\" | id '2' in [0] is malformed"
  })
  void aFaultyRuleIsRefused(String from, String to, String message) {
    assertTrue(CHECKED.contains(from), from);

    assertRefused("[" + CHECKED.replace(from, to) + "]", message);
  }

  @Test
  void aRuleWithoutChecksNeedsAReason() {
    assertRefused("[" + UNCHECKED.replace("\"unchecked\":\"why\",", "") + "]", "neither a required check nor a reason");
  }

  @Test
  void aRuleStandsThereOnce() {
    assertRefused("[" + CHECKED + "," + CHECKED + "]", "W2 stands there twice");
  }

  @Test
  void anEmptyTableIsRefused() {
    assertRefused("[]", "there is no rule");
    assertRefused("", "the file is empty");
  }

  @Test
  void aShortfallNamesWhatWasExploredTooLittle() throws RuleTableException {
    RequiredCheck check = RuleTable.load().find("W2").orElseThrow().required().get(1);

    assertEquals(List.of("operations 0 of 2000", "rounds 3 of 10"),
        check.shortfall(Finding.pass("W2", "storm.w2", Map.of("rounds", 3L))));
    assertEquals(List.of(),
        check.shortfall(Finding.pass("W2", "storm.w2", Map.of("rounds", 10L, "operations", 2000L))));
  }

  @Test
  void subjectsSayWhomTheyConcern() {
    assertTrue(Subjects.WORKERS.include("com.acme.MyWorker"));
    assertTrue(Subjects.CHANNEL_WORKERS.include("channel-query"));
    assertFalse(Subjects.CHANNEL_WORKERS.include("mutex"));
    assertTrue(Subjects.MUTEX.include("mutex"));
    assertFalse(Subjects.MUTEX.include("channel"));
    assertTrue(Subjects.POOLS.include("supervisor-mutex"));
    assertFalse(Subjects.POOLS.include("mutex"));
    assertFalse(Subjects.WORKERS.include("supervisor-mutex"));
    assertTrue(Subjects.POOLS.concerns("supervisor-channel"));
    assertFalse(Subjects.CHANNEL_WORKERS.concerns("supervisor-channel"));
    assertTrue(Subjects.CHANNEL_WORKERS.concerns("mutex"));
    assertFalse(Subjects.DESIGN.concerns("mutex"));
  }

  @Test
  void subjectsSayWhoseEvidenceCounts() {
    assertTrue(Subjects.DESIGN.isAbout("design", "mutex"));
    assertTrue(Subjects.WORKERS.isAbout("mutex", "mutex"));
    assertFalse(Subjects.WORKERS.isAbout("channel", "mutex"));
    assertFalse(Subjects.WORKERS.isAbout("any", "mutex"), "a run on the kit says nothing about a worker of one's own");
    assertTrue(Subjects.MUTEX.isAbout("any", "mutex"));
    assertTrue(Subjects.CHANNEL_WORKERS.isAbout("any", "channel"));
    assertFalse(Subjects.ANY.isAbout("mutex", "mutex"));
    assertTrue(Subjects.POOLS.isAbout("supervisor-mutex", "supervisor-mutex"));
    assertFalse(Subjects.POOLS.isAbout("any", "supervisor-mutex"), "the broadcast is no pool");
  }

  private static void assertRefused(String json, String message) {
    var thrown = assertThrows(RuleTableException.class, () -> RuleTable.parse(json));
    assertTrue(String.valueOf(thrown.getMessage()).contains(message), thrown::toString);
  }
}
