package dev.lockstep.bench.report;

import dev.lockstep.bench.claims.Condition;
import dev.lockstep.bench.claims.Decision;
import dev.lockstep.bench.claims.Figure;
import dev.lockstep.bench.claims.MissingDataException;
import dev.lockstep.bench.load.Threads;
import java.util.List;
import java.util.Locale;

/** A run as one page for a browser, without scripts and without anything from elsewhere. */
public final class HtmlReport {
  private final Run run;
  private final Html page = new Html("Lockstep: the claims", "claims.css");

  private HtmlReport(Run run) {
    this.run = run;
  }

  /** The page. */
  public static String of(Run run) {
    HtmlReport report = new HtmlReport(run);
    report.head();
    report.verdicts();
    report.story();
    report.tables();
    report.conditions();
    return report.page.end();
  }

  private void head() {
    page.element("h1", "The claims, measured");
    TextReport.headLines(run).forEach(line -> page.element("p class=\"soft\"", line));
    if (run.machine().isBusy()) {
      page.element("p class=\"banner unknown\"", "The machine was busy: these are figures of a busy machine.");
    }
    for (String problem : run.problems()) {
      page.element("p class=\"banner does-not-hold\"", "Incomplete: " + problem);
    }
  }

  private void verdicts() {
    page.raw("<div class=\"wide\"><table>\n<tr><th>claim</th><th>the document promises</th><th>measured</th></tr>\n");
    for (Decision decision : run.decisions()) {
      page.raw("<tr><td class=\"id\"><a href=\"#" + decision.id() + "\">").text(decision.id()).raw("</a></td>");
      page.element("td", decision.promise()).raw("<td>");
      String label = decision.verdict().label();
      page.element("span class=\"verdict " + label.replace(' ', '-') + "\"", label);
      page.text(decision.sentence().substring(label.length())).raw("</td></tr>\n");
    }
    page.raw("</table></div>\n");
  }

  private void story() {
    try {
      List<Plot> plots = Plots.all(run.evidence());
      page.element("h2", "What it means").raw("<div class=\"story\">\n");
      Story.of(run).forEach(paragraph -> page.element("p", paragraph).raw("\n"));
      page.raw("</div>\n").element("h2", "Pictures").raw("<div class=\"plots\">\n");
      plots.forEach(plot -> SvgPlot.draw(plot, page));
      page.raw("</div>\n");
    } catch (MissingDataException missing) {
      page.element("p class=\"banner unknown\"", "No pictures and no summary: " + missing.getMessage());
    }
  }

  private void tables() {
    Tables tables = new Tables(run.evidence());
    page.table(tables.headline());
    if (run.aims().isEmpty()) {
      page.element("p class=\"banner unknown\"", "Aims of the kit: unknown, data are missing.");
    } else {
      page.table(Tables.aims(run.aims()));
    }
    page.table(tables.storm());
    for (Threads threads : Threads.values()) {
      page.table(tables.scaling(threads));
    }
    page.table(tables.pool());
    page.table(tables.costs());
  }

  private void conditions() {
    page.element("h2", "What the verdicts rest on");
    for (Decision decision : run.decisions()) {
      page.raw("<details id=\"" + decision.id() + "\"><summary>");
      page.element("strong", decision.id()).text(" " + decision.promise()).raw("</summary>");
      if (decision.reason() != null) {
        page.element("p", decision.reason());
      }
      page.raw("<div class=\"wide\"><table>\n<tr><th>figure</th><th>measured</th><th>limit</th><th></th></tr>\n");
      for (Condition condition : decision.conditions()) {
        condition.figures().forEach(figure -> figure(condition, figure));
      }
      page.raw("</table></div></details>\n");
    }
  }

  private void figure(Condition condition, Figure figure) {
    String answer = figure.answer().name().toLowerCase(Locale.ROOT);
    page.raw("<tr>").element("td", figure.what()).element("td", figure.text());
    page.element("td", figure.limit()).raw("<td>");
    page.element("span class=\"verdict " + answer + "\"", answer);
    page.text(condition.judged() ? "" : " to compare").raw("</td></tr>\n");
  }
}
