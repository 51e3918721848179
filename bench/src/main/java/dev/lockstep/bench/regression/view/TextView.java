package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Verdict;
import java.util.List;
import java.util.Locale;

/** A comparison for a terminal. */
public final class TextView {
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
    view.head();
    for (Verdict verdict : Words.ORDER) {
      comparison.rows(verdict).forEach(view::row);
    }
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

  private void row(Judged row) {
    String verdict = Words.verdict(comparison, row).toUpperCase(Locale.ROOT);
    line(String.format(Locale.ROOT, "%-14s %s", verdict, words.name(row)));
    line(String.format(
        Locale.ROOT, "  %s -> %s  %s  p %s  would have seen %s", Words.time(row.base().median()),
        Words.time(row.candidate().median()), Words.change(row), Words.p(row), Words.visible(row)));
    Strip strip = Strip.of(row);
    line("  base      |" + strip.text(row.base()) + "|");
    line("  candidate |" + strip.text(row.candidate()) + "|  " + Words.time(strip.least()) + " to "
        + Words.time(strip.most()));
    if (!row.why().isEmpty()) {
      line("  " + row.why());
    }
    List<Integer> changes = comparison.history().changes(row.key());
    if (!comparison.history().of(row.key()).isEmpty()) {
      line("  history   " + comparison.history().of(row.key()).size() + " runs, "
          + (changes.isEmpty()
              ? "one level"
              : "level changed at " + comparison.history().of(row.key()).get(changes.getLast()).taken()));
    }
  }

  private void foot() {
    comparison.added().forEach(key -> line("new, and compared with nothing: " + key));
    comparison.history().left().forEach(file -> line("history: " + file + " is not of this machine, or has no date"));
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
