package dev.lockstep.modelcheck.lincheck.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Lincheck's table of an interleaving, told as one line for each stretch that a thread ran without another: how far it
 * came. The table has a column for each thread, a row for each call, indented by its depth, and a row for each switch.
 */
final class Interleaving {
  private static final String SWITCH = "switch";
  private static final int LONGEST = 40;

  private final List<Deque<Row>> open = new ArrayList<>();
  private final List<String> stretches = new ArrayList<>();

  /** A call, or an access to memory. */
  private record Row(int depth, String text) {
    /** The call without its arguments and its answer; an access as it is. */
    String name() {
      int end = text.indexOf('(');
      return end < 0 ? text : text.substring(0, end);
    }

    /** Whether it only counts: the rounds of a loop. */
    boolean isLoop() {
      return text.startsWith("loop(") || text.startsWith("<iteration");
    }
  }

  private Interleaving() {}

  static Interleaving read(List<String> table) {
    Interleaving interleaving = new Interleaving();
    List<String> rows = table.stream().filter(row -> !row.startsWith("| -")).toList();
    if (!rows.isEmpty()) {
      int[] borders = borders(rows.getFirst());
      for (int thread = 1; thread < borders.length; thread++) {
        interleaving.open.add(new ArrayDeque<>());
      }
      rows.stream().skip(1).forEach(row -> interleaving.row(row, borders));
    }
    interleaving.end();
    return interleaving;
  }

  /** One line for each stretch; the middle of a long story is left out. */
  List<String> lines() {
    if (stretches.size() <= LONGEST) {
      return List.copyOf(stretches);
    }
    int half = LONGEST / 2;
    List<String> some = new ArrayList<>(stretches.subList(0, half));
    some.add("... " + (stretches.size() - 2 * half) + " lines left out ...");
    some.addAll(stretches.subList(stretches.size() - half, stretches.size()));
    return some;
  }

  private static int[] borders(String head) {
    return head.chars().filter(c -> c == '|').count() < 2
        ? new int[0]
        : java.util.stream.IntStream.range(0, head.length()).filter(i -> head.charAt(i) == '|').toArray();
  }

  private void row(String row, int[] borders) {
    for (int thread = 0; thread + 1 < borders.length; thread++) {
      String cell = row.substring(Math.min(borders[thread] + 2, row.length()), Math.min(borders[thread + 1], row.length()));
      if (!cell.isBlank()) {
        String text = cell.strip();
        add(thread, new Row(cell.indexOf(text), text));
      }
    }
  }

  private void add(int thread, Row row) {
    Deque<Row> calls = open.get(thread);
    if (row.text.startsWith(SWITCH)) {
      stretches.add(place(thread, row.depth) + row.text.substring(SWITCH.length()).replace("reason: ", ""));
      return;
    }
    calls.removeIf(call -> call.depth >= row.depth);
    calls.addLast(row);
  }

  /** The calls that the thread is in, down to what it did last. */
  private String place(int thread, int depth) {
    List<String> names = open.get(thread).stream().filter(row -> !row.isLoop()).map(Row::name).toList();
    String last = names.isEmpty() ? "has not begun" : String.join(" > ", names);
    return "thread " + (thread + 1) + ": " + last + (depth == 0 && names.size() > 1 ? ", done" : "");
  }

  /** Where each thread is in the end. */
  private void end() {
    for (int thread = 0; thread < open.size(); thread++) {
      if (!open.get(thread).isEmpty()) {
        stretches.add(place(thread, 1) + ", end");
      }
    }
  }
}
