package dev.lockstep.spec.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.spec.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code RULES.md}, which people read, and {@code rules.json}, which the gate reads, say the same. */
final class RulesDocumentTest {
  private static final Path DOCUMENT = Path.of("spec", "RULES.md");

  @Test
  void saysWhatTheTableSays() throws IOException, RuleTableException {
    assertEquals(lines(RuleTable.load().rules()), lines(RulesDocument.parse(document())));
  }

  @Test
  void hasEveryRuleOfTheContract() throws IOException {
    Set<String> whole = RulesDocument.parse(document()).stream()
        .map(rule -> rule.id().replaceAll("[a-z]$", ""))
        .collect(Collectors.toCollection(LinkedHashSet::new));

    List<String> contract = Stream.of("W14", "O2", "B5", "S12", "M2", "A3", "P5")
        .flatMap(last -> IntStream.rangeClosed(1, Integer.parseInt(last.substring(1)))
            .mapToObj(number -> last.substring(0, 1) + number))
        .toList();
    assertEquals(contract, List.copyOf(whole));
    assertEquals(43, contract.size());
  }

  @Test
  void statesEveryRuleAsAnObligation() throws IOException {
    for (Rule rule : RulesDocument.parse(document())) {
      assertTrue(rule.must().contains("MUST"), rule::id);
    }
  }

  /** The comparison notices each kind of drift. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "### W5 count before reply | ### W5 count after reply",
    "### W5 count | ### W55 count",
    "MUST count the request as settled | SHOULD count the request as settled",
    "first, the outcome | second, the outcome",
    "`contract.w5` | `contract.w6`",
    "`storm.w5` (workers: operations ≥ 2000 | `storm.w5` (workers: operations ≥ 200",
    "`reply-before-count` | `inline-processing`"
  })
  void driftIsNoticed(String from, String to) throws IOException, RuleTableException {
    String document = document();
    assertTrue(document.contains(from), from);

    assertNotEquals(lines(RuleTable.load().rules()), lines(RulesDocument.parse(document.replace(from, to))));
  }

  @Test
  void aSplitRuleIsRead() {
    Rule rule = RulesDocument.parse(rule("### W4a answered", "Unchecked: not yet.")).getFirst();

    assertEquals("W4a", rule.id());
    assertEquals("not yet.", rule.unchecked());
  }

  @Test
  void textThatTheTableCannotHoldIsRefused() {
    String extra = rule("### W4 answered", "Unchecked: not yet.") + "\nAnd one more thing.\n";

    assertThrows(IllegalArgumentException.class, () -> RulesDocument.parse(extra));
  }

  @Test
  void aRuleWithNeitherChecksNorReasonIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> RulesDocument.parse(rule("### W4 answered", "Perhaps.")));
  }

  private static String rule(String heading, String checks) {
    return "## Worker\n\n" + heading + "\n\n> It MUST.\n\n*Intent:* so.\n\n" + checks + "\n\nControls: none\n";
  }

  private static String document() throws IOException {
    return Files.readString(Home.locate().resolve(DOCUMENT));
  }

  /** One rule on each line, so that a difference is easy to see. */
  private static String lines(List<Rule> rules) {
    return rules.stream().map(Rule::toString).collect(Collectors.joining("\n"));
  }
}
