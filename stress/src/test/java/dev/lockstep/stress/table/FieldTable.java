package dev.lockstep.stress.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The field table in the javadoc of a class: a {@code <pre>} whose first line begins with "field". Its columns begin
 * where the words of that line do; a line that leaves the first column empty continues the one before.
 *
 * @param columns the heads of the columns
 * @param rows the cells, in the order of the columns
 */
record FieldTable(List<String> columns, List<List<String>> rows) {
  private static final Pattern PRE = Pattern.compile("<pre>\\n( \\* field .*?)\\n \\* </pre>", Pattern.DOTALL);
  private static final Pattern GAP = Pattern.compile("(?:^|  +)(\\S+(?: \\S+)*)");

  /** The table in this source text, if it has one; null if not. */
  static @Nullable FieldTable in(String source) {
    Matcher pre = PRE.matcher(source);
    if (!pre.find()) {
      return null;
    }
    List<String> lines = pre.group(1).lines().map(line -> line.replaceFirst("^ \\* ?", "")).toList();
    List<Integer> starts = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    Matcher head = GAP.matcher(lines.getFirst());
    while (head.find()) {
      starts.add(head.start(1));
      columns.add(head.group(1));
    }
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line, starts);
      if (cells.getFirst().isEmpty()) {
        List<String> above = rows.getLast();
        cells.replaceAll(String::strip);
        for (int i = 0; i < cells.size(); i++) {
          above.set(i, (above.get(i) + " " + cells.get(i)).strip());
        }
      } else {
        rows.add(cells);
      }
    }
    return new FieldTable(List.copyOf(columns), rows.stream().map(List::copyOf).toList());
  }

  private static List<String> cells(String line, List<Integer> starts) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int from = Math.min(line.length(), starts.get(i));
      int to = i + 1 < starts.size() ? Math.min(line.length(), starts.get(i + 1)) : line.length();
      cells.add(line.substring(from, to).strip());
    }
    return cells;
  }

  /** The cell of this row in the column with this head; empty if there is no such column. */
  String cell(List<String> row, String column) {
    int index = columns.indexOf(column);
    return index < 0 ? "" : row.get(index);
  }

  /** The modes in a cell: {@code volatile, compareAndSet} is two; what stands in brackets says by whom. */
  static List<String> modes(String cell) {
    return Arrays.stream(cell.replaceAll("\\(.*?\\)", "").split(","))
        .map(String::strip)
        .filter(mode -> !mode.isEmpty())
        .toList();
  }
}
