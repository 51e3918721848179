package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Claims;
import dev.lockstep.bench.claims.Evidence;
import dev.lockstep.bench.claims.Evidence.Measured;
import dev.lockstep.bench.claims.MissingDataException;
import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.load.OpenLoop;
import dev.lockstep.bench.load.Storm;
import dev.lockstep.bench.load.Threads;
import dev.lockstep.bench.report.Plot.Axis;
import dev.lockstep.bench.report.Plot.Line;
import dev.lockstep.bench.report.Plot.Point;
import dev.lockstep.bench.report.Plot.Tick;
import dev.lockstep.bench.station.Row;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The pictures of a run of the claims. Each is drawn from complete data or not at all. */
final class Plots {
  /** The percentiles that are drawn, as one in how many is beyond. */
  private static final double[] ONE_IN = {2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 1000};

  private static final List<Tick> PERCENTILES =
      List.of(
          new Tick(2, "p50"), new Tick(10, "p90"), new Tick(100, "p99"),
          new Tick(1000, "p99.9"));

  /** Below this a time is drawn at the border: a look at the clock takes some twenty nanoseconds. */
  private static final double LEAST_NANOS = 10;

  private Plots() {}

  /** All pictures. */
  static List<Plot> all(Evidence evidence) throws MissingDataException {
    List<Plot> plots = new ArrayList<>();
    plots.add(latency(evidence));
    for (Threads threads : Threads.values()) {
      plots.add(reads(evidence, threads));
      plots.add(requests(evidence, threads));
    }
    return plots;
  }

  private static Plot latency(Evidence evidence) throws MissingDataException {
    List<Line> lines = new ArrayList<>();
    for (Row row : Row.HEADLINE) {
      Histogram response = evidence.series(OpenLoop.key(row)).total().times(OpenLoop.RESPONSE);
      List<Point> points = new ArrayList<>();
      for (double oneIn : ONE_IN) {
        double nanos = response.getValueAtPercentile(100 * (1 - 1 / oneIn));
        points.add(new Point(oneIn, Math.max(nanos, LEAST_NANOS)));
      }
      lines.add(new Line(row.label(), row.ordinal(), points));
    }
    return plot(
        "Response time of a status, requests of 20 ms, open loop", new Axis("percentile", PERCENTILES), "response",
        Unit.TIME, lines);
  }

  private static Plot reads(Evidence evidence, Threads threads) throws MissingDataException {
    return plot(
        "p99 of a status read, saturation, " + threads.label() + " threads", observers(), "read", Unit.TIME,
        scaling(evidence, threads, Measured.percentile(Storm.STATUS, 99)));
  }

  private static Plot requests(Evidence evidence, Threads threads) throws MissingDataException {
    return plot(
        "Requests beside the observers, saturation, " + threads.label() + " threads", observers(), "requests",
        Unit.RATE, scaling(evidence, threads, Measured.rate(Storm.REQUEST)));
  }

  private static List<Line> scaling(Evidence evidence, Threads threads, Measured quantity)
      throws MissingDataException {
    List<Line> lines = new ArrayList<>();
    for (Row row : Claims.SCALING) {
      List<Point> points = new ArrayList<>();
      for (int count : Claims.OBSERVERS) {
        double value = evidence.of(Claims.scaling(row, threads, count), quantity).value();
        points.add(new Point(count, Math.max(value, LEAST_NANOS)));
      }
      lines.add(new Line(row.label(), row.ordinal(), points));
    }
    return lines;
  }

  private static Axis observers() {
    return new Axis(
        "observers", Claims.OBSERVERS.stream().map(count -> new Tick(count, String.valueOf(count))).toList());
  }

  private static Plot plot(String title, Axis x, String y, Unit unit, List<Line> lines) {
    double least = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::y).min().orElse(1);
    double most = lines.stream().flatMap(line -> line.points().stream()).mapToDouble(Point::y).max().orElse(10);
    return new Plot(title, x, Axis.decades(y, unit, least, most), lines);
  }
}
