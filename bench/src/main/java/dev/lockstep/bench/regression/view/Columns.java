package dev.lockstep.bench.regression.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of cells that stand below each other, for a terminal. Not thread-safe. */
final class Columns {
  private static final String BETWEEN = "  ";

  private final String sides;
  private final List<List<String>> lines = new ArrayList<>();

  /** A column for each character of {@code sides}: {@code <} for cells that begin together, {@code >} that end so. */
  Columns(String sides) {
    this.sides = sides;
  }

  /** Adds a line: a cell for each column, or a text alone that no column has to be as wide as. */
  void add(String... cells) {
    lines.add(List.of(cells));
  }

  /** All lines, each cell as wide as its column's widest. */
  List<String> lines() {
    int[] widths = columns().map(this::width).toArray();
    return lines.stream().map(cells -> cells.size() == 1 ? cells.getFirst() : line(cells, widths)).toList();
  }

  private IntStream columns() {
    return IntStream.range(0, sides.length());
  }

  private int width(int column) {
    return lines.stream().filter(cells -> cells.size() > 1).mapToInt(cells -> cells.get(column).length()).max().orElse(0);
  }

  private String line(List<String> cells, int[] widths) {
    return columns().mapToObj(i -> padded(cells.get(i), widths[i], i)).collect(Collectors.joining(BETWEEN))
        .stripTrailing();
  }

  private String padded(String cell, int width, int column) {
    String rest = " ".repeat(width - cell.length());
    return sides.charAt(column) == '<' ? cell + rest : rest + cell;
  }
}
