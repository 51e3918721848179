package dev.lockstep.bench.report;

import dev.lockstep.bench.report.Plot.Line;
import dev.lockstep.bench.report.Plot.Tick;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plot as SVG within a page. Its colours are the page's, so that it follows the page into the dark. */
final class SvgPlot {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 300;
  private static final int LEFT = 58;
  private static final int RIGHT = 24;
  private static final int TOP = 10;
  private static final int BOTTOM = 40;

  private SvgPlot() {}

  /** Draws {@code plot}, with its title above and its legend below. */
  static void draw(Plot plot, Html page) {
    page.raw("<figure>").element("figcaption", plot.title());
    page.raw("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-label=\"")
        .text(plot.title()).raw("\">");
    plot.y().ticks().forEach(tick -> horizontal(page, plot.y(), tick));
    plot.x().ticks().forEach(tick -> vertical(page, plot.x(), tick));
    label(page, LEFT + (WIDTH - LEFT - RIGHT) / 2.0, HEIGHT - 4, "middle", plot.x().label());
    plot.lines().forEach(line -> line(page, plot, line));
    page.raw("</svg><p class=\"legend\">");
    for (Line line : plot.lines()) {
      page.raw("<span><svg viewBox=\"0 0 24 8\"><path class=\"line s" + line.style() + "\" d=\"M0 4H24\"/></svg>");
      page.text(line.label()).raw("</span> ");
    }
    page.raw("</p></figure>\n");
  }

  private static void horizontal(Html page, Plot.Axis y, Tick tick) {
    double at = vertical(y, tick.value());
    page.raw(String.format(
        Locale.ROOT, "<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, at, WIDTH - RIGHT));
    label(page, LEFT - 6, at + 4, "end", tick.label());
  }

  private static void vertical(Html page, Plot.Axis x, Tick tick) {
    double at = horizontal(x, tick.value());
    page.raw(String.format(
        Locale.ROOT, "<path class=\"grid\" d=\"M%.1f %dV%d\"/>", at, TOP, HEIGHT - BOTTOM));
    label(page, at, HEIGHT - BOTTOM + 15, "middle", tick.label());
  }

  private static void label(Html page, double x, double y, String anchor, String text) {
    page.raw(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor));
    page.text(text).raw("</text>");
  }

  private static void line(Html page, Plot plot, Line line) {
    String path = line.points().stream()
        .map(point -> String.format(
            Locale.ROOT, "%.1f %.1f", horizontal(plot.x(), point.x()), vertical(plot.y(), point.y())))
        .collect(Collectors.joining("L", "M", ""));
    page.raw("<path class=\"line s" + line.style() + "\" d=\"" + path + "\"/>");
  }

  private static double horizontal(Plot.Axis x, double value) {
    return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private static double vertical(Plot.Axis y, double value) {
    return TOP + (1 - y.place(value)) * (HEIGHT - TOP - BOTTOM);
  }
}
