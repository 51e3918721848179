package dev.lockstep.modelcheck.lincheck.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterleavingTest {
  private static final List<String> HEAD = List.of(rule(), row("Thread 1", "Thread 2"), rule());

  private static String rule() {
    return "| " + "-".repeat(63) + " |";
  }

  private static String row(String first, String second) {
    return String.format("| %-25s | %-35s |", first, second);
  }

  private static List<String> table(String... rows) {
    List<String> table = new ArrayList<>(HEAD);
    table.addAll(List.of(rows));
    return table;
  }

  @Test
  void aLineForEachStretch() {
    assertEquals(
        List.of(
            "thread 1: put > cell.put > value ➜ 0",
            "thread 2: get > parker.park > WAIT (wait on monitor)",
            "thread 1: put > result: void, end",
            "thread 2: get > parker.park > WAIT, end"),
        Interleaving.read(
                table(
                    row("put(1): void", ""),
                    row("  cell.put(1)", ""),
                    row("    loop(2 iterations)", ""),
                    row("      <iteration 1>", ""),
                    row("        value ➜ 0", ""),
                    row("        switch", ""),
                    row("", "get(): <hung>"),
                    row("", "  parker.park(Cell#1)"),
                    row("", "    WAIT"),
                    row("", "    switch (reason: wait on monitor)"),
                    row("        value = 1", ""),
                    row("  result: void", ""),
                    rule()))
            .lines());
  }

  @Test
  void theMiddleOfALongStoryIsLeftOut() {
    List<String> table = table();
    for (int i = 0; i < 60; i++) {
      table.add(row("step(" + i + ")", ""));
      table.add(row("  switch", ""));
    }
    List<String> lines = Interleaving.read(table).lines();
    assertEquals(41, lines.size());
    assertEquals("... 21 lines left out ...", lines.get(20));
  }

  @Test
  void withoutATableThereIsNothingToTell() {
    assertEquals(List.of(), Interleaving.read(List.of()).lines());
  }
}
