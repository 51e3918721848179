package dev.lockstep.bench.report;

import dev.lockstep.bench.report.Plot.Line;
import dev.lockstep.bench.report.Plot.Point;
import dev.lockstep.bench.report.Plot.Tick;
import java.util.Arrays;
import java.util.List;

/** A plot made of characters: each line is drawn with a letter of its own; where two meet, the later one is seen. */
final class TextPlot {
  private static final int WIDTH = 66;
  private static final int HEIGHT = 18;
  private static final int MARGIN = 9;
  private static final String LETTERS = "0mhiqwj";

  private final char[][] cells = new char[HEIGHT][WIDTH];

  private TextPlot() {
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
  }

  /** Draws {@code plot}. */
  static String of(Plot plot) {
    TextPlot text = new TextPlot();
    plot.lines().forEach(line -> text.draw(plot, line));
    StringBuilder out = new StringBuilder(plot.title()).append("\n");
    for (int row = 0; row < HEIGHT; row++) {
      out.append(padded(label(plot.y(), row))).append("|").append(new String(text.cells[row]).stripTrailing());
      out.append("\n");
    }
    out.append(padded("")).append("+").append("-".repeat(WIDTH)).append("\n");
    out.append(padded("")).append(" ").append(axis(plot.x())).append("  ").append(plot.x().label()).append("\n");
    out.append(padded("")).append(" ");
    plot.lines().forEach(line -> out.append(letter(line)).append(" ").append(line.label()).append("   "));
    return out.append("\n").toString();
  }

  private void draw(Plot plot, Line line) {
    List<Point> points = line.points();
    for (int i = 0; i + 1 < points.size(); i++) {
      int from = column(plot, points.get(i));
      int to = column(plot, points.get(i + 1));
      double begin = plot.y().place(points.get(i).y());
      double end = plot.y().place(points.get(i + 1).y());
      for (int column = from; column <= to; column++) {
        double share = to == from ? 1 : (double) (column - from) / (to - from);
        int row = (int) Math.round((1 - (begin + share * (end - begin))) * (HEIGHT - 1));
        cells[row][column] = letter(line);
      }
    }
  }

  private static int column(Plot plot, Point point) {
    return (int) Math.round(plot.x().place(point.x()) * (WIDTH - 1));
  }

  private static char letter(Line line) {
    return LETTERS.charAt(line.style() % LETTERS.length());
  }

  /** The mark that belongs to a row of characters, if there is one. */
  private static String label(Plot.Axis y, int row) {
    for (Tick tick : y.ticks()) {
      if ((int) Math.round((1 - y.place(tick.value())) * (HEIGHT - 1)) == row) {
        return tick.label();
      }
    }
    return "";
  }

  private static String axis(Plot.Axis x) {
    StringBuilder line = new StringBuilder(" ".repeat(WIDTH + 6));
    for (Tick tick : x.ticks()) {
      int at = (int) Math.round(x.place(tick.value()) * (WIDTH - 1));
      line.replace(at, at + tick.label().length(), tick.label());
    }
    return line.toString().stripTrailing();
  }

  private static String padded(String text) {
    return " ".repeat(Math.max(0, MARGIN - 1 - text.length())) + text + " ";
  }
}
