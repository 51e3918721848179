package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.History;
import dev.lockstep.bench.regression.Judged;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A comparison for a terminal: a table with two lines for each benchmark, the base's above the candidate's, so that
 * their distributions lie on one axis; below it in words what does not fit.
 */
public final class TextView {
  /** A longer name gets a line of its own, so that the table stays as narrow as a terminal. */
  private static final int NAME = 40;

  private final Comparison comparison;
  private final Words words;
  private final StringBuilder out = new StringBuilder();

  private TextView(Comparison comparison) {
    this.comparison = comparison;
    this.words = new Words(comparison);
  }

  /** The text. */
  public static String of(Comparison comparison) {
    TextView view = new TextView(comparison);
    List<Judged> rows = Words.ordered(comparison);
    view.head();
    view.table(rows);
    rows.forEach(view::reason);
    rows.forEach(view::history);
    view.foot();
    return view.out.toString();
  }

  private void head() {
    line("base       " + comparison.base());
    line("candidate  " + comparison.candidate());
    line(comparison.facts());
    line(comparison.limitsLine());
    comparison.marks().forEach(mark -> line("COMPARED ALL THE SAME: " + mark));
    line("");
  }

  private void table(List<Judged> rows) {
    Columns table = new Columns("<><>>>");
    table.add("benchmark", "base", "iterations", "from", "change", "p");
    table.add("  verdict", "candidate", "", "to", "interval", "would see");
    rows.forEach(row -> add(table, row));
    table.lines().forEach(this::line);
    line("");
  }

  private void add(Columns table, Judged row) {
    Strip strip = Strip.of(row);
    String name = words.name(row);
    if (name.length() > NAME) {
      table.add(name);
      name = "";
    }
    table.add(
        name, Words.time(row.base().median()), "|" + strip.text(row.base()) + "|", Words.time(strip.least()),
        Words.ratio(row), Words.p(row));
    table.add(
        "  " + Words.verdict(comparison, row).toUpperCase(Locale.ROOT), Words.time(row.candidate().median()),
        "|" + strip.text(row.candidate()) + "|", Words.time(strip.most()), Words.interval(row), Words.visible(row));
  }

  private void reason(Judged row) {
    if (!row.why().isEmpty()) {
      line(words.name(row) + ": " + row.why());
    }
  }

  private void history(Judged row) {
    History.Line history = comparison.history().of(row.key());
    if (!history.points().isEmpty()) {
      double[] medians = history.points().stream().mapToDouble(History.Point::median).toArray();
      double least = Arrays.stream(medians).min().orElseThrow();
      double most = Arrays.stream(medians).max().orElseThrow();
      line(words.name(row) + ": " + medians.length + " runs, oldest first, from " + Words.time(least) + " to "
          + Words.time(most) + " |" + Bars.ofLevels(medians, least, most) + "| " + Words.changes(history));
    }
  }

  private void foot() {
    comparison.added().forEach(key -> line("only in the candidate, and compared with nothing: " + key));
    comparison.history().left().forEach(file -> line("history: " + file + " " + Words.NOTHING_COMPARABLE));
    line("");
    line(comparison.controls().alikeLine());
    comparison.controls().alarms().forEach(alarm -> line("  false alarm: " + alarm.key() + " " + Words.change(alarm)));
    line(comparison.controls().slowedLine());
    comparison.doubts().forEach(doubt -> line("doubt: " + doubt));
    line(comparison.summary() + " · " + Words.outcome(comparison));
  }

  private void line(String text) {
    out.append(text).append("\n");
  }
}
