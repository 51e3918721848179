package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Condition;
import dev.lockstep.bench.claims.Decision;
import dev.lockstep.bench.claims.Figure;
import dev.lockstep.bench.claims.MissingDataException;
import dev.lockstep.bench.load.Threads;
import java.util.List;
import java.util.Locale;

/** A run as text, for a terminal and for a README: Markdown that can be read as it is. */
public final class TextReport {
  private static final int WIDTH = 120;

  private final Run run;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Run run) {
    this.run = run;
  }

  /** The whole report. */
  public static String of(Run run) {
    TextReport report = new TextReport(run);
    report.head();
    report.tables();
    report.conditions();
    report.pictures();
    return report.out.toString();
  }

  /** What a README shows: where it was measured, the verdicts, and the tables behind them. */
  public static String excerpt(Run run) {
    TextReport report = new TextReport(run);
    headLines(run).forEach(line -> report.out.append("> ").append(line).append("  \n"));
    report.verdicts();
    return report.out.toString().replace("\n## ", "\n### "); // under a heading of the README
  }

  /** The machine and the tier, in the lines that every output begins with. */
  static List<String> headLines(Run run) {
    return List.of(
        "tier " + run.tier() + " · " + run.seconds() / 60 + " min " + run.seconds() % 60 + " s",
        run.machine().line(),
        run.machine().loadLine());
  }

  private void head() {
    out.append("Lockstep bench claims\n");
    headLines(run).forEach(line -> out.append(line).append("\n"));
    run.problems().forEach(problem -> out.append("incomplete: ").append(problem).append("\n"));
  }

  private void verdicts() {
    table(Tables.verdicts(run.decisions()));
    table(new Tables(run.evidence()).headline());
    if (run.aims().isEmpty()) {
      out.append("\nAims of the kit: unknown, data are missing\n");
    } else {
      table(Tables.aims(run.aims()));
    }
  }

  private void tables() {
    verdicts();
    Tables tables = new Tables(run.evidence());
    table(tables.storm());
    for (Threads threads : Threads.values()) {
      table(tables.scaling(threads));
    }
    table(tables.pool());
    table(tables.costs());
  }

  private void table(Table table) {
    out.append("\n## ").append(table.title()).append("\n\n");
    if (!table.note().isEmpty()) {
      wrapped(table.note());
      out.append("\n");
    }
    out.append(table.markdown());
  }

  /** Every figure that a verdict rests on. */
  private void conditions() {
    out.append("\n## What the verdicts rest on\n");
    for (Decision decision : run.decisions()) {
      out.append("\n").append(decision.id()).append(" ").append(decision.verdict().label()).append("\n");
      for (Condition condition : decision.conditions()) {
        for (Figure figure : condition.figures()) {
          out.append(String.format(
              Locale.ROOT, "  %-9s %s: %s, %s%s%n", word(figure), figure.what(), figure.text(), figure.limit(),
              condition.judged() ? "" : " (to compare)"));
        }
      }
    }
  }

  private static String word(Figure figure) {
    return figure.answer().name().toLowerCase(Locale.ROOT);
  }

  private void pictures() {
    try {
      for (Plot plot : Plots.all(run.evidence())) {
        out.append("\n").append(TextPlot.of(plot));
      }
      out.append("\n## What it means\n");
      for (String paragraph : Story.of(run)) {
        out.append("\n");
        wrapped(paragraph);
      }
    } catch (MissingDataException missing) {
      out.append("\nno pictures and no summary: ").append(missing.getMessage()).append("\n");
    }
  }

  private void wrapped(String paragraph) {
    int column = 0;
    for (String word : paragraph.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append("\n");
        column = 0;
      }
      out.append(column == 0 ? "" : " ").append(word);
      column += word.length() + (column == 0 ? 0 : 1);
    }
    out.append("\n");
  }
}
