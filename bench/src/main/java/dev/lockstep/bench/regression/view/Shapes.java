package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.regression.History;
import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Limits;
import dev.lockstep.bench.regression.Samples;
import dev.lockstep.bench.report.Html;
import java.util.List;
import java.util.Locale;

/** The pictures of one benchmark, as SVG whose colours are the page's. */
final class Shapes {
  private static final int WIDTH = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int LANE = 44;

  private Shapes() {}

  /** Every iteration as a small dot, every fork's median as a bar: base above, candidate below. */
  static void distributions(Html page, Judged row) {
    Strip strip = Strip.of(row);
    begin(page, "Time of an operation: dots are iterations, bars are forks", 2 * LANE + 24);
    lane(page, strip, row.base(), 0, "base");
    lane(page, strip, row.candidate(), 1, "candidate");
    label(page, LEFT, 2 * LANE + 18, "start", Words.time(strip.least()));
    label(page, WIDTH - RIGHT, 2 * LANE + 18, "end", Words.time(strip.most()));
    end(page);
  }

  private static void lane(Html page, Strip strip, Samples samples, int number, String name) {
    int middle = number * LANE + LANE / 2;
    label(page, LEFT - 8, middle + 4, "end", name);
    shape(page, "<path class=\"grid\" d=\"M%d %dH%d\"/>", LEFT, middle, WIDTH - RIGHT);
    int fork = 0;
    for (List<Double> iterations : samples.forks()) {
      double height = middle - 14 + 28.0 * (fork + 0.5) / samples.forks().size(); // forks above each other, in time
      for (double nanos : iterations) {
        double at = x(strip.place(nanos));
        shape(page, "<circle class=\"dot side%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>", number, at, height);
      }
      fork++;
    }
    for (double median : samples.forkMedians()) {
      double at = x(strip.place(median));
      shape(page, "<path class=\"fork side%d\" d=\"M%.1f %dV%d\"/>", number, at, middle - 16, middle + 16);
    }
  }

  /** The ratio with its interval, and the changes that do not count. */
  static void interval(Html page, Judged row, Limits limits) {
    double low = Double.isNaN(row.ratio().low()) ? row.ratio().value() : row.ratio().low();
    double high = Double.isNaN(row.ratio().high()) ? row.ratio().value() : row.ratio().high();
    double reach = Math.max(2 * limits.effect(), 1.1 * Math.max(Math.abs(Math.log(low)), Math.abs(Math.log(high))));
    begin(page, "Candidate over base, with its interval; the zone is change that does not count", LANE + 24);
    double zone = Math.log1p(limits.effect()) / reach;
    shape(
        page, "<rect class=\"zone\" x=\"%.1f\" y=\"4\" width=\"%.1f\" height=\"%d\"/>", x(0.5 - zone / 2),
        x(0.5 + zone / 2) - x(0.5 - zone / 2), LANE - 8);
    shape(page, "<path class=\"grid\" d=\"M%.1f 0V%d\"/>", x(0.5), LANE);
    double from = x(place(low, reach));
    double to = x(place(high, reach));
    shape(page, "<path class=\"line %s\" d=\"M%.1f %dH%.1f\"/>", row.verdict().label(), from, LANE / 2, to);
    shape(
        page, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>", row.verdict().label(),
        x(place(row.ratio().value(), reach)), LANE / 2);
    label(page, LEFT, LANE + 16, "start", percent(Math.exp(-reach)));
    label(page, x(0.5), LANE + 16, "middle", "as before");
    label(page, WIDTH - RIGHT, LANE + 16, "end", percent(Math.exp(reach)));
    end(page);
  }

  private static double place(double ratio, double reach) {
    return Math.clamp(0.5 + Math.log(ratio) / reach / 2, 0, 1);
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%+.0f %%", 100 * (ratio - 1));
  }

  /** The medians of earlier runs and of this one; a bar where the level changed. */
  static void history(Html page, History.Line history) {
    List<History.Point> points = history.points();
    double least = points.stream().mapToDouble(History.Point::median).min().orElse(0);
    double most = Math.max(points.stream().mapToDouble(History.Point::median).max().orElse(1), Math.nextUp(least));
    begin(page, "Earlier runs and this one, oldest first; bars: the level changed", 2 * LANE + 24);
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      double x = x((double) i / (points.size() - 1));
      double y = 6 + (1 - (points.get(i).median() - least) / (most - least)) * (2 * LANE - 12);
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
      shape(page, "<circle class=\"dot side1\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"/>", x, y);
    }
    shape(page, "<path class=\"line s1\" d=\"%s\"/>", path);
    for (int change : history.changes()) {
      shape(page, "<path class=\"change\" d=\"M%.1f 0V%d\"/>", x((change - 0.5) / (points.size() - 1)), 2 * LANE);
    }
    label(page, LEFT - 8, 12, "end", Words.time(most));
    label(page, LEFT - 8, 2 * LANE, "end", Words.time(least));
    label(page, LEFT, 2 * LANE + 18, "start", points.getFirst().taken().toString());
    label(page, WIDTH - RIGHT, 2 * LANE + 18, "end", "this run");
    end(page);
  }

  private static double x(double place) {
    return LEFT + place * (WIDTH - LEFT - RIGHT);
  }

  private static void begin(Html page, String title, int height) {
    page.raw("<figure>").element("figcaption", title);
    page.raw("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-label=\"").text(title).raw("\">");
  }

  private static void end(Html page) {
    page.raw("</svg></figure>");
  }

  private static void label(Html page, double x, double y, String anchor, String text) {
    shape(page, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
    page.text(text).raw("</text>");
  }

  private static void shape(Html page, String format, Object... values) {
    page.raw(String.format(Locale.ROOT, format, values));
  }
}
