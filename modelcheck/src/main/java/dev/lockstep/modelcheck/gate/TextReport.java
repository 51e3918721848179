package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The judgement as plain text: the table, each failure with its replay, each unknown with its reason, the sum. */
final class TextReport {
  private static final int TITLE_WIDTH = 46;
  private static final int CELL_WIDTH = 18;

  private final Judgement judgement;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Judgement judgement) {
    this.judgement = judgement;
  }

  static String header(String tier, String seed, Host host, int rules) {
    return String.format(
        Locale.ROOT,
        "Lockstep gate · %s · seed %s · JDK %s · %d cores %s · %d rules",
        tier,
        seed,
        host.jdk(),
        host.cores(),
        host.arch(),
        rules);
  }

  static String of(Judgement judgement) {
    TextReport report = new TextReport(judgement);
    report.table();
    report.failures();
    report.unknowns();
    report.notApplicable();
    report.sum();
    return report.out.toString();
  }

  private void table() {
    Map<String, List<Cell>> byRule = new LinkedHashMap<>();
    for (Cell cell : judgement.cells()) {
      if (!cell.checks().isEmpty()) {
        byRule.computeIfAbsent(cell.rule().id(), id -> new ArrayList<>()).add(cell);
      }
    }
    List<String> columns = List.of();
    boolean headed = false;
    for (List<Cell> cells : byRule.values()) {
      Cell first = cells.getFirst();
      boolean wholeKit = first.subject().equals(Judgement.KIT);
      List<String> subjects = wholeKit ? columns : cells.stream().map(Cell::subject).toList();
      if (!headed || !subjects.equals(columns)) {
        headed = true;
        columns = subjects;
        line(row("rule", "must", columns));
      }
      List<String> texts = cells.stream().map(cell -> text(cell) + (wholeKit ? " (whole kit)" : "")).toList();
      line(row(first.rule().id(), first.rule().title(), texts));
    }
    line("      " + legend());
    line("");
  }

  private static String row(String id, String title, List<String> cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-5s %-" + TITLE_WIDTH + "s", id, cut(title)));
    for (String cell : cells) {
      row.append(String.format(Locale.ROOT, " %-" + CELL_WIDTH + "s", cell));
    }
    return row.toString().stripTrailing();
  }

  private static String cut(String title) {
    return title.length() <= TITLE_WIDTH ? title : title.substring(0, TITLE_WIDTH - 1) + "…";
  }

  private static String text(Cell cell) {
    return switch (cell.verdict()) {
      case PASS -> ("pass  " + letters(cell, Verdict.PASS)).strip();
      case FAIL -> ("FAIL  " + letters(cell, Verdict.FAIL)).strip();
      case NOT_APPLICABLE -> "n/a";
      case UNKNOWN, SKIPPED -> "unknown";
    };
  }

  /** The letters of the engines whose checks gave {@code verdict}. */
  static String letters(Cell cell, Verdict verdict) {
    Set<String> names = cell.checks(verdict).stream().map(Cell.Judged::engine).collect(Collectors.toSet());
    return Engines.all().stream()
        .filter(engine -> names.contains(engine.name()))
        .map(engine -> String.valueOf(engine.letter()))
        .collect(Collectors.joining(" "));
  }

  static String legend() {
    return Engines.all().stream()
        .map(engine -> engine.letter() + " " + engine.name())
        .collect(Collectors.joining(" · "));
  }

  private void failures() {
    for (Cell cell : judgement.cells(Verdict.FAIL)) {
      for (Cell.Judged judged : cell.checks(Verdict.FAIL)) {
        failure(cell, judged);
      }
    }
  }

  private void failure(Cell cell, Cell.Judged judged) {
    Finding finding = judged.finding();
    if (finding == null) {
      throw new IllegalStateException("a failure without a finding: " + judged);
    }
    line("FAIL  " + cell.rule().id() + " " + cell.subject() + ": " + cell.rule().title());
    line("      must    " + cell.rule().must());
    line("      seen    " + String.valueOf(finding.seen()).indent(14).strip());
    line("      by      " + judged.check() + explored(finding));
    line("      replay  " + finding.replay());
    line("");
  }

  private static String explored(Finding finding) {
    if (finding.explored().isEmpty()) {
      return "";
    }
    return "  (" + Units.text(finding.explored()) + ")";
  }

  /** Unknown rules, grouped by reason: those without any check first, in one line. */
  private void unknowns() {
    List<Cell> unknown = judgement.cells(Verdict.UNKNOWN);
    List<String> unchecked =
        unknown.stream().filter(cell -> cell.checks().isEmpty()).map(cell -> cell.rule().id()).distinct().toList();
    if (!unchecked.isEmpty()) {
      line("unknown  " + String.join(" ", unchecked));
      line("         no check in the kit yet; ./lockstep rules ID says what is meant");
    }
    Map<String, Map<String, Set<String>>> byReason = new LinkedHashMap<>();
    for (Cell cell : unknown) {
      for (Cell.Judged judged : cell.checks(Verdict.UNKNOWN)) {
        byReason
            .computeIfAbsent(judged.engine() + ": " + judged.reason(), reason -> new LinkedHashMap<>())
            .computeIfAbsent(cell.rule().id(), rule -> new LinkedHashSet<>())
            .add(cell.subject());
      }
    }
    byReason.forEach(
        (reason, rules) -> {
          line("unknown  " + rules.entrySet().stream().map(this::where).collect(Collectors.joining(" ")));
          line("         " + reason);
        });
    if (!unknown.isEmpty()) {
      line("");
    }
  }

  /** Rules of which only the kit's design or its building blocks were looked at; a stranger's worker has some. */
  private void notApplicable() {
    Map<String, Set<String>> rules = new LinkedHashMap<>();
    for (Cell cell : judgement.cells(Verdict.NOT_APPLICABLE)) {
      rules.computeIfAbsent(cell.rule().id(), rule -> new LinkedHashSet<>()).add(cell.subject());
    }
    if (!rules.isEmpty()) {
      line("n/a      " + rules.entrySet().stream().map(this::where).collect(Collectors.joining(" ")));
      line("         no check of these looks at the subject itself; nothing is said of it");
      line("");
    }
  }

  /** A rule and, unless it is all of them, the subjects that it is unknown for. */
  private String where(Map.Entry<String, Set<String>> rule) {
    boolean all = rule.getValue().containsAll(judgement.workers()) || rule.getValue().contains(Judgement.KIT);
    return all ? rule.getKey() : rule.getKey() + "(" + String.join(",", rule.getValue()) + ")";
  }

  private void sum() {
    line(
        String.format(
            Locale.ROOT,
            "%s%d verdicts on %d rules: %d pass, %d fail, %d not applicable, %d unknown%s%s",
            judgement.isPartial() ? "partial: " + judgement.judgedRules() + " of " + judgement.ruleCount() + " rules; " : "",
            judgement.cells().size(),
            judgement.judgedRules(),
            judgement.count(Verdict.PASS),
            judgement.count(Verdict.FAIL),
            judgement.count(Verdict.NOT_APPLICABLE),
            judgement.count(Verdict.UNKNOWN),
            judgement.reported().isEmpty() ? "" : " · reported, not gated: " + String.join(" ", judgement.reported()),
            " · " + minutes(judgement.took())));
  }

  static String minutes(Duration took) {
    long seconds = took.toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
