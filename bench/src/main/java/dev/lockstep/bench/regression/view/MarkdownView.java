package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Verdict;
import dev.lockstep.bench.report.Table;
import java.util.ArrayList;
import java.util.List;

/** A comparison for a pull request. */
public final class MarkdownView {
  private MarkdownView() {}

  /** The text. */
  public static String of(Comparison comparison) {
    Words words = new Words(comparison);
    StringBuilder out = new StringBuilder("## Benchmarks: ").append(Words.outcome(comparison)).append("\n\n");
    out.append(comparison.summary()).append("  \n");
    out.append(escaped("base " + comparison.base() + ", candidate " + comparison.candidate())).append("  \n");
    out.append(escaped(comparison.facts())).append("  \n").append(comparison.limitsLine()).append("\n");
    list(out, "Compared all the same", comparison.marks());
    list(out, "Doubts", comparison.doubts());
    List<Judged> changed = new ArrayList<>();
    List<Judged> others = new ArrayList<>();
    for (Verdict verdict : Words.ORDER) {
      (verdict == Verdict.SAME ? others : changed).addAll(comparison.rows(verdict));
    }
    if (!changed.isEmpty()) {
      out.append("\n").append(table(comparison, words, changed));
    }
    if (!others.isEmpty()) {
      out.append("\n<details><summary>").append(others.size()).append(" are the same</summary>\n\n");
      out.append(table(comparison, words, others)).append("\n</details>\n");
    }
    List<String> controls = new ArrayList<>(List.of(comparison.controls().alikeLine()));
    comparison.controls().alarms().forEach(row -> controls.add("false alarm: " + row.key() + " " + Words.change(row)));
    controls.add(comparison.controls().slowedLine());
    list(out, "Controls", controls);
    list(out, "Only in the candidate, and compared with nothing", comparison.added());
    List<String> left = comparison.history().left();
    list(out, "History", left.stream().map(file -> file + " " + Words.NOTHING_COMPARABLE).toList());
    return out.toString();
  }

  private static String table(Comparison comparison, Words words, List<Judged> rows) {
    List<List<String>> cells =
        rows.stream()
            .map(row ->
                List.of(
                    Words.verdict(comparison, row), escaped(words.name(row)), Words.time(row.base().median()),
                    Words.time(row.candidate().median()), Words.change(row), Words.p(row), Words.visible(row),
                    row.why()))
            .toList();
    List<String> head =
        List.of("verdict", "benchmark", "base", "candidate", "change", "p", "would have seen", "");
    return new Table("", "", head, cells).markdown();
  }

  private static String escaped(String text) {
    return Words.printable(text).replace("|", "\\|").replace("&", "&amp;").replace("<", "&lt;");
  }

  private static void list(StringBuilder out, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("\n").append(title).append(":\n\n");
      lines.forEach(line -> out.append("- ").append(escaped(line)).append("\n"));
    }
  }
}
