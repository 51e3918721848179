package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.spec.rules.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The judgement as one page for a browser, without scripts and without anything from elsewhere: what broke and how to
 * see it again, the table, what stands behind each verdict, and what each engine did.
 */
final class HtmlReport {
  private final Judgement judgement;
  private final ReportDirectory directory;
  private final Html page;

  private HtmlReport(Judgement judgement, ReportDirectory directory) {
    this.judgement = judgement;
    this.directory = directory;
    this.page = Html.page("Lockstep gate: " + headline(judgement), "report.css");
  }

  /** The page, which links to what lies in {@code directory}, where it will be. */
  static String of(Judgement judgement, ReportDirectory directory) throws IOException {
    HtmlReport report = new HtmlReport(judgement, directory);
    report.header();
    report.failures();
    report.table();
    report.rules();
    report.engines();
    return report.page.end();
  }

  private static String headline(Judgement judgement) {
    return switch (judgement.exitStatus()) {
      case ExitStatus.OK -> judgement.isPartial() ? "every rule that was judged passes" : "every rule passes";
      case ExitStatus.VIOLATION -> "a rule is violated";
      default -> "a rule is unknown";
    };
  }

  private void header() {
    page.element("h1", "Lockstep gate").raw("\n");
    page.element("p class=\"soft\"", TextReport.header(
        judgement.tier().label(), judgement.seed(), judgement.host(), judgement.ruleCount())
        .replace("Lockstep gate · ", "") + " · " + TextReport.minutes(judgement.took())).raw("\n");
    String kind = switch (judgement.exitStatus()) {
      case ExitStatus.OK -> "pass";
      case ExitStatus.VIOLATION -> "fail";
      default -> "unknown";
    };
    String partial = judgement.isPartial()
        ? " Partial: " + judgement.judgedRules() + " of " + judgement.ruleCount() + " rules." : "";
    page.element("p class=\"banner " + kind + "\"", capital(headline(judgement)) + ": "
        + judgement.count(Verdict.PASS) + " pass, " + judgement.count(Verdict.FAIL) + " fail, "
        + judgement.count(Verdict.NOT_APPLICABLE) + " not applicable, " + judgement.count(Verdict.UNKNOWN)
        + " unknown." + partial).raw("\n");
    if (!judgement.reported().isEmpty()) {
      page.element("p class=\"soft\"", "Reported, not gated: " + String.join(" ", judgement.reported())).raw("\n");
    }
  }

  private void failures() {
    List<Cell> failing = judgement.cells(Verdict.FAIL);
    if (failing.isEmpty()) {
      return;
    }
    page.element("h2", "What broke");
    for (Cell cell : failing) {
      for (Cell.Judged judged : cell.checks(Verdict.FAIL)) {
        Finding finding = judged.finding();
        page.raw("<section class=\"failure\">").element("h3", cell.rule().id() + " " + cell.rule().title() + ": "
            + cell.subject());
        page.element("p", cell.rule().must());
        if (finding != null) {
          page.element("p class=\"soft\"", "Seen by " + judged.check()).element("pre", String.valueOf(finding.seen()));
          page.element("p class=\"soft\"", "To see it again").element("pre", String.valueOf(finding.replay()));
        }
        page.raw("</section>\n");
      }
    }
  }

  private void table() {
    page.element("h2", "Rules").raw("<div class=\"wide\"><table>\n<tr><th>rule</th><th class=\"must\">must</th>");
    judgement.workers().forEach(worker -> page.element("th", worker));
    page.raw("</tr>\n");
    byRule().forEach((rule, cells) -> {
      page.raw("<tr><td class=\"id\"><a href=\"#" + rule.id() + "\">" + rule.id() + "</a></td>");
      page.element("td class=\"must\"", rule.title());
      cells(cells);
      page.raw("</tr>\n");
    });
    page.raw("</table></div>\n").element("p class=\"soft\"", TextReport.legend()).raw("\n");
  }

  /** One under each subject that the rule is about, or one for the whole kit. */
  private void cells(List<Cell> cells) {
    if (cells.getFirst().subject().equals(Judgement.KIT)) {
      page.raw("<td colspan=\"" + judgement.workers().size() + "\">");
      cell(cells.getFirst());
      page.text(" whole kit").raw("</td>");
      return;
    }
    for (String worker : judgement.workers()) {
      page.raw("<td>");
      cells.stream().filter(cell -> cell.subject().equals(worker)).forEach(this::cell);
      page.raw("</td>");
    }
  }

  private void cell(Cell cell) {
    verdict(cell.verdict());
    page.element("small class=\"soft\"", TextReport.letters(cell, cell.verdict()));
  }

  private void rules() {
    page.element("h2", "What stands behind the verdicts").raw("\n");
    byRule().forEach((rule, cells) -> {
      boolean open = cells.stream().anyMatch(cell -> cell.verdict() == Verdict.FAIL);
      page.raw("<details id=\"" + rule.id() + "\"" + (open ? " open" : "") + "><summary>");
      page.element("strong", rule.id()).text(" " + rule.title() + " ");
      cells.stream().map(Cell::verdict).distinct().forEach(this::verdict);
      page.raw("</summary>").element("p", rule.must()).element("p class=\"soft\"", rule.intent());
      if (cells.stream().allMatch(cell -> cell.checks().isEmpty())) {
        page.element("p", "No check in the kit: " + rule.unchecked());
      } else {
        checks(cells);
      }
      page.raw("</details>\n");
    });
  }

  private void checks(List<Cell> cells) {
    page.raw("<div class=\"wide\"><table><tr><th>subject</th><th>check</th><th></th><th>looked at</th></tr>");
    for (Cell cell : cells) {
      for (Cell.Judged judged : cell.checks()) {
        Finding finding = judged.finding();
        page.raw("<tr>").element("td", cell.subject()).raw("<td>").element("code", judged.check()).raw("</td><td>");
        verdict(judged.verdict());
        page.raw("</td><td>").text(finding == null ? "" : Units.text(finding.explored()));
        page.text(judged.reason() == null ? "" : " " + judged.reason()).raw("</td></tr>\n");
      }
    }
    page.raw("</table></div>");
  }

  private void engines() throws IOException {
    page.element("h2", "Engines").element("p class=\"soft\"", "Each was shown a broken twin first: a pass of an engine"
        + " that did not notice it does not count.");
    page.raw("<div class=\"wide\"><table><tr><th>engine</th><th>subject</th><th>sees</th><th>took</th>"
        + "<th>broken twin</th><th>evidence</th></tr>\n");
    List<Task> tasks = judgement.results().stream().map(Task.Result::task).toList();
    for (Task.Result result : judgement.results()) {
      Task task = result.task();
      page.raw("<tr>").element("td", task.engine().name()).element("td", task.subject());
      page.element("td", task.engine().sees());
      page.element("td", String.format(Locale.ROOT, "%.1f s", result.millis() / 1000.0)).raw("<td>");
      canary(result.evidence());
      page.raw("</td><td>");
      if (result.evidence() == null) {
        page.text(String.valueOf(result.problem()));
      } else {
        String file = "evidence/" + task.fileName();
        page.element("a href=\"" + Html.escaped(file) + "\"", task.fileName());
      }
      for (String more : directory.attachments(task, tasks)) {
        page.raw("<br>").element("a href=\"" + Html.escaped(more) + "\"", more.replaceFirst("^evidence/", ""));
      }
      page.raw("</td></tr>\n");
    }
    page.raw("</table></div>\n");
  }

  private void canary(@Nullable Evidence evidence) {
    Canary canary = evidence == null ? null : evidence.canary();
    if (canary == null) {
      page.raw("<span class=\"verdict unknown\">none shown</span>");
    } else {
      page.raw("<span class=\"verdict " + (canary.caught() ? "pass" : "unknown") + "\">");
      page.text(canary.name() + (canary.caught() ? " noticed" : " missed")).raw("</span> ").text(canary.detail());
    }
  }

  private void verdict(Verdict verdict) {
    String label = verdict == Verdict.FAIL ? "FAIL" : verdict.label().replace('-', ' ');
    page.raw("<span class=\"verdict " + verdict.label() + "\">").text(label).raw("</span> ");
  }

  private Map<Rule, List<Cell>> byRule() {
    Map<Rule, List<Cell>> byRule = new LinkedHashMap<>();
    judgement.cells().forEach(cell -> byRule.computeIfAbsent(cell.rule(), rule -> new ArrayList<>()).add(cell));
    return byRule;
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
