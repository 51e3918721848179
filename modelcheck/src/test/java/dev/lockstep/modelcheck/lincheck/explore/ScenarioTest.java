package dev.lockstep.modelcheck.lincheck.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.junit.jupiter.api.Test;

final class ScenarioTest {
  private static final Scenario SCENARIO = Scenario.of("put(1) get", "get").after("put(0)").then("get");

  /** The operations of a scenario. */
  public static final class Cell {
    public void put(String value) {}

    public String get() {
      return "";
    }
  }

  @Test
  void readsAsItIsWritten() {
    assertEquals("put(0); put(1), get | get; then get", SCENARIO.toString());
  }

  @Test
  void becomesOneOfLinchecksOwn() {
    ExecutionScenario scenario = SCENARIO.on(Cell.class);
    assertEquals("[put(0)]", scenario.getInitExecution().toString());
    assertEquals("[[put(1), get()], [get()]]", scenario.getParallelExecution().toString());
    assertEquals("[get()]", scenario.getPostExecution().toString());
  }

  @Test
  void namesTheOperationThatDoesNotExist() {
    IllegalArgumentException missing =
        assertThrows(IllegalArgumentException.class, () -> Scenario.of("put").on(Cell.class));
    assertEquals("Cell has no operation put", missing.getMessage());
  }

  @Test
  void smallerOnesLackAThreadOrOneCall() {
    List<String> smaller = SCENARIO.smaller().map(Scenario::toString).toList();
    assertEquals(
        List.of(
            "put(0); get; then get",
            "put(0); put(1), get | get",
            "put(0); get | get; then get",
            "put(0); put(1) | get; then get",
            "put(0); put(1), get; then get",
            "put(1), get | get; then get"),
        smaller);
  }

  @Test
  void largerPartsAreTakenOutFirst() {
    Scenario scenario = Scenario.of("put(1)", "get").after("put(0) get").then("get get");
    List<String> smaller = scenario.smaller().map(Scenario::toString).toList();
    assertEquals(List.of("put(0), get; put(1) | get", "put(1) | get; then get, get"), smaller.subList(0, 2));
  }

  @Test
  void oneCallCannotBeMadeSmaller() {
    assertEquals(0, Scenario.of("get").smaller().count());
  }
}
