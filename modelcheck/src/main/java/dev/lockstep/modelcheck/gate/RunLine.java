package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run of an engine in one line of text. */
final class RunLine {
  private RunLine() {}

  /** What came of one run, as soon as it is known. */
  static String of(Task.Result result, int number, int of) {
    Evidence evidence = result.evidence();
    String outcome = evidence == null ? "NOTHING: " + result.problem() : counts(evidence) + canary(evidence);
    return String.format(
        Locale.ROOT,
        "%3d/%d  %-11s %-18s %6.1f s  %s",
        number,
        of,
        result.task().engine().name(),
        result.task().subject(),
        result.millis() / 1000.0,
        outcome);
  }

  private static String counts(Evidence evidence) {
    Map<String, Long> byVerdict =
        evidence.findings().stream()
            .collect(Collectors.groupingBy(f -> f.verdict().label(), TreeMap::new, Collectors.counting()));
    return byVerdict.entrySet().stream()
        .map(entry -> entry.getValue() + " " + word(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String word(String label) {
    return label.equals(Verdict.FAIL.label()) ? "FAIL" : label;
  }

  private static String canary(Evidence evidence) {
    if (evidence.canary() == null) {
      return "";
    }
    return evidence.canary().caught() ? " · awake" : " · ASLEEP: missed " + evidence.canary().name();
  }
}
