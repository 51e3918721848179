package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The judgement as Markdown, for the summary page of a build. */
final class MarkdownReport {
  private MarkdownReport() {}

  static String of(Judgement judgement) {
    StringBuilder out = new StringBuilder("# Lockstep gate: " + headline(judgement) + "\n\n");
    out.append("Tier ").append(judgement.tier().label()).append(", seed `").append(judgement.seed()).append("`, ");
    out.append(TextReport.minutes(judgement.took())).append(".\n\n");
    out.append("| rule | must | subject | verdict | evidence |\n|---|---|---|---|---|\n");
    for (Cell cell : judgement.cells()) {
      if (!cell.checks().isEmpty()) {
        out.append(row(cell));
      }
    }
    out.append(unchecked(judgement));
    for (Cell cell : judgement.cells(Verdict.FAIL)) {
      out.append(failure(cell));
    }
    return out.toString();
  }

  private static String headline(Judgement judgement) {
    return judgement.count(Verdict.PASS) + " pass, " + judgement.count(Verdict.FAIL) + " fail, "
        + judgement.count(Verdict.UNKNOWN) + " unknown";
  }

  private static String row(Cell cell) {
    String evidence = cell.checks().stream().map(MarkdownReport::evidence).collect(Collectors.joining("<br>"));
    return "| " + cell.rule().id() + " | " + escape(cell.rule().title()) + " | " + escape(cell.subject()) + " | "
        + cell.verdict().label() + " | " + evidence + " |\n";
  }

  private static String evidence(Cell.Judged judged) {
    StringBuilder text = new StringBuilder("`" + judged.check() + "` " + judged.verdict().label());
    Finding finding = judged.finding();
    if (finding != null && !finding.explored().isEmpty()) {
      text.append(" (").append(Units.text(finding.explored())).append(")");
    }
    if (judged.reason() != null) {
      text.append(": ").append(escape(judged.reason()));
    }
    return text.toString();
  }

  private static String unchecked(Judgement judgement) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Cell cell : judgement.cells(Verdict.UNKNOWN)) {
      String why = cell.rule().unchecked();
      if (cell.checks().isEmpty() && why != null) {
        reasons.put(cell.rule().id(), why);
      }
    }
    if (reasons.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("\n## Unknown: no check in the kit yet\n\n");
    reasons.forEach((rule, why) -> out.append("- **").append(rule).append("** ").append(escape(why)).append('\n'));
    return out.toString();
  }

  private static String failure(Cell cell) {
    StringBuilder out =
        new StringBuilder("\n## " + cell.rule().id() + " fails for " + escape(cell.subject()) + "\n\n");
    out.append("> ").append(cell.rule().must()).append("\n\n");
    for (Cell.Judged judged : cell.checks(Verdict.FAIL)) {
      Finding finding = judged.finding();
      if (finding != null) {
        out.append("`").append(judged.check()).append("` saw:\n\n```\n").append(finding.seen()).append("\n```\n\n");
        out.append("Replay: `").append(finding.replay()).append("`\n");
      }
    }
    return out.toString();
  }

  private static String escape(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\R", " ");
  }
}
