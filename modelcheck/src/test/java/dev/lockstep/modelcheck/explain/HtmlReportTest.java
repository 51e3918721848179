package dev.lockstep.modelcheck.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.certificate.Checkable;
import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Instants;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.Header;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.Operation;
import dev.lockstep.modelcheck.history.Operation.Kind;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.selfcheck.Doctored;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page has all that it shows in it, and what it shows is so. */
final class HtmlReportTest {
  private static final Limits LIMITS = Limits.within(Duration.ofSeconds(30));

  private static Operation operation(String name, Map<String, Object> argument, Object value, long from, long to) {
    Map<String, Object> result = name.equals("read") ? Map.of("value", value) : Map.of();
    return Operation.answered(from, name, argument, Kind.OK, result, from, to);
  }

  @Test
  void theConflictIsNamedAndNothingBreaksOut() throws Exception {
    String nasty = "</script><b>";
    List<Operation> operations =
        List.of(
            operation("write", Map.of("value", nasty), "", 0, 10), operation("read", Map.of(), nasty, 20, 30),
            operation("read", Map.of(), "other", 40, 50));
    History history = new History("by <hand>", Header.of("register"), true, operations);
    Checkable checkable = HistoryChecker.checkable(history);
    String page = HtmlReport.page(history, checkable, HistoryChecker.check(checkable, LIMITS));
    assertTrue(page.contains("\"verdict\":\"ILLEGAL\"") && page.contains("\"conflict\":[3]"), page);
    assertFalse(page.contains(nasty) || page.contains("by <hand>"), page);
    assertFalse(page.contains("src=") || page.contains("href="), "it needs nothing else");
  }

  @Test
  void eachOperationTakesEffectInItsInterval() throws Exception {
    History history = Doctored.storm(3, 400);
    Checkable checkable = HistoryChecker.checkable(history);
    Verdict verdict = HistoryChecker.check(checkable, LIMITS);
    assertEquals("OK", verdict.word());
    Instants instants = Instants.of(checkable, verdict);
    int placed = 0;
    for (int i = 0; i < checkable.operations(); i++) {
      if (instants.place(i) != Instants.NONE) {
        placed++;
        Operation operation = checkable.operation(i);
        long at = instants.at(i);
        assertTrue(operation.invocation() <= at && at <= operation.latest(), operation.toString());
      }
    }
    assertTrue(placed >= checkable.allAnswers().cardinality(), placed + " placed");
  }

  @Test
  void operationsInOneRowDoNotOverlap() {
    List<Operation> operations = Doctored.storm(4, 400).operations();
    Lanes lanes = new Lanes(operations);
    assertTrue(lanes.count() < operations.size() / 3, lanes.count() + " rows");
    Map<Integer, Long> free = new HashMap<>();
    for (int i = 0; i < operations.size(); i++) {
      long from = operations.get(i).invocation();
      assertTrue(free.getOrDefault(lanes.of(i), -1L) <= from, "row " + lanes.of(i));
      free.put(lanes.of(i), operations.get(i).response());
    }
  }
}
