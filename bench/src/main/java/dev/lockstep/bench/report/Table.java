package dev.lockstep.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table, to be written as Markdown or as HTML.
 *
 * @param title what it shows
 * @param note what has to be known to read it; may be empty
 * @param head the names of the columns
 * @param rows as many cells each as there are columns
 */
public record Table(String title, String note, List<String> head, List<List<String>> rows) {
  /** Copies the lists. */
  public Table {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** As Markdown, with its columns in line, so that it can be read as it is. */
  public String markdown() {
    int[] widths = IntStream.range(0, head.size()).map(this::width).toArray();
    StringBuilder text = new StringBuilder();
    text.append(line(head, widths)).append("|");
    for (int width : widths) {
      text.append("-".repeat(width + 2)).append("|");
    }
    text.append("\n");
    rows.forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private int width(int column) {
    int widest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    return Math.max(widest, head.get(column).length());
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
