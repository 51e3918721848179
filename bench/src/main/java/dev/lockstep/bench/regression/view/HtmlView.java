package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Verdict;
import dev.lockstep.bench.report.Html;
import java.io.IOException;
import java.util.List;

/**
 * A comparison as one page for a browser that needs nothing from elsewhere. Its script moves the focus from benchmark
 * to benchmark and hides what is not asked for; without it, all is shown. The samples are part of the page, as JSON.
 */
public final class HtmlView {
  private final Comparison comparison;
  private final Words words;
  private final Html page = new Html("Benchmarks compared", "claims.css", "regression.css");

  private HtmlView(Comparison comparison) {
    this.comparison = comparison;
    this.words = new Words(comparison);
  }

  /** The page. */
  public static String of(Comparison comparison) throws IOException {
    HtmlView view = new HtmlView(comparison);
    view.head();
    view.controls();
    view.filter();
    view.rows();
    view.samples();
    return view.page.end();
  }

  private void head() {
    page.element("h1", "Benchmarks: " + Words.outcome(comparison));
    page.element("p", comparison.summary());
    page.element("p class=\"soft\"", "base " + comparison.base() + " · candidate " + comparison.candidate());
    page.element("p class=\"soft\"", comparison.facts());
    page.element("p class=\"soft\"", comparison.limitsLine());
    for (String mark : comparison.marks()) {
      page.element("p class=\"banner unknown\"", "Compared all the same: " + mark);
    }
    for (String doubt : comparison.doubts()) {
      page.element("p class=\"banner unknown\"", "Doubt: " + doubt);
    }
  }

  private void controls() {
    page.element("h2", "What this report says where the answer is known");
    boolean alarm = !comparison.controls().alarms().isEmpty();
    page.element("p class=\"" + (alarm ? "no" : "") + "\"", comparison.controls().alikeLine());
    for (Judged row : comparison.controls().alarms()) {
      page.element("p class=\"no\"", "False alarm: " + row.key() + " " + Words.change(row));
    }
    page.element("p class=\"" + (comparison.controls().saw() ? "" : "no") + "\"", comparison.controls().slowedLine());
    Judged slowed = comparison.controls().slowed();
    if (slowed != null) {
      Shapes.distributions(page, slowed);
    }
  }

  private void filter() {
    page.element("h2", "Benchmarks");
    page.raw("<p class=\"filter\" hidden>");
    page.raw("<button type=\"button\" data-verdict=\"\" aria-pressed=\"true\">all ")
        .text(String.valueOf(comparison.rows().size())).raw("</button>");
    for (Verdict verdict : Words.ORDER) {
      page.raw("<button type=\"button\" data-verdict=\"" + verdict.label() + "\" aria-pressed=\"false\">");
      page.text(verdict.label() + " " + comparison.rows(verdict).size()).raw("</button>");
    }
    page.raw(" <span class=\"soft\"><kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>Enter</kbd> open</span></p>\n");
  }

  private void rows() {
    List<Judged> rows = Words.ordered(comparison);
    for (Judged row : rows) {
      boolean open = row.verdict().isChange() || rows.size() <= 4;
      page.raw("<details class=\"benchmark\" data-verdict=\"" + row.verdict().label() + "\"" + (open ? " open" : ""));
      page.raw("><summary>");
      page.element("span class=\"verdict " + row.verdict().label() + "\"", Words.verdict(comparison, row));
      page.raw(" ").element("strong", words.name(row)).raw(" ");
      page.element("span class=\"soft\"", Words.change(row)).raw("</summary>\n");
      facts(row);
      page.raw("<div class=\"plots\">");
      Shapes.distributions(page, row);
      Shapes.interval(page, row, comparison.limits());
      if (comparison.history().of(row.key()).points().size() > 1) {
        Shapes.history(page, comparison.history().of(row.key()));
      }
      page.raw("</div></details>\n");
    }
    for (String key : comparison.added()) {
      page.element("p class=\"soft\"", "Only in the candidate, and compared with nothing: " + key);
    }
    for (String file : comparison.history().left()) {
      page.element("p class=\"soft\"", "History: " + file + " " + Words.NOTHING_COMPARABLE);
    }
  }

  private void facts(Judged row) {
    page.element(
        "p",
        Words.time(row.base().median()) + " before, " + Words.time(row.candidate().median()) + " after (medians); p "
            + Words.p(row) + "; the least slowdown that would have been seen: " + Words.visible(row));
    if (!row.why().isEmpty()) {
      page.element("p", row.why());
    }
    if (comparison.expected().entries().containsKey(row.key())) {
      page.element("p", "Expected: " + comparison.expected().entries().get(row.key()).reason());
    }
  }

  private void samples() throws IOException {
    String json = JsonView.of(comparison).replace("<", "\\u003c"); // no text in it may end the element
    page.raw("<script type=\"application/json\" id=\"samples\">").raw(json).raw("</script>\n");
    page.script("regression.js");
  }
}
