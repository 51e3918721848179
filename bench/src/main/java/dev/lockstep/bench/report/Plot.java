package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Unit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A picture with two logarithmic axes.
 *
 * @param title what it shows, with its workload
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines at least one
 */
record Plot(String title, Axis x, Axis y, List<Line> lines) {
  /** Copies the list. */
  Plot {
    lines = List.copyOf(lines);
  }

  /** A point of a line. Both coordinates are positive. */
  record Point(double x, double y) {}

  /**
   * A line.
   *
   * @param label names it in the legend
   * @param style tells its colour and its letter, from 0
   * @param points in the order of x
   */
  record Line(String label, int style, List<Point> points) {
    Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A logarithmic axis.
   *
   * @param label names it
   * @param ticks where it is marked: the first mark is its beginning, the last its end
   */
  record Axis(String label, List<Tick> ticks) {
    Axis {
      ticks = List.copyOf(ticks);
    }

    /** Where {@code value} lies, from 0 to 1; what lies outside is put on the border. */
    double place(double value) {
      double least = Math.log(ticks.getFirst().value());
      double most = Math.log(ticks.getLast().value());
      return Math.clamp((Math.log(value) - least) / (most - least), 0, 1);
    }

    /** An axis with a mark at each power of ten that is needed to show {@code least} and {@code most}. */
    static Axis decades(String label, Unit unit, double least, double most) {
      int from = (int) Math.floor(Math.log10(least));
      int to = Math.max(from + 1, (int) Math.ceil(Math.log10(most)));
      return new Axis(
          label,
          IntStream.rangeClosed(from, to)
              .mapToObj(i -> new Tick(Math.pow(10, i), shortened(unit.text(Math.pow(10, i)))))
              .toList());
    }

    private static String shortened(String text) {
      return text.replace(".00", "").replace(".0 ", " ").replace(",000,000/s", "M/s").replace(",000/s", "k/s");
    }
  }

  /** A mark on an axis. */
  record Tick(double value, String label) {}
}
