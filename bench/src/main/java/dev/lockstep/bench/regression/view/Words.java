package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.Judged;
import dev.lockstep.bench.regression.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What several views say in the same words. */
final class Words {
  private final Map<String, String> names = new HashMap<>();

  /** Names benchmarks without their packages, unless two would be called the same. */
  Words(Comparison comparison) {
    List<String> keys = comparison.rows().stream().map(Judged::key).toList();
    boolean unique = keys.stream().map(Words::withoutPackage).distinct().count() == keys.size();
    keys.forEach(key -> names.put(key, unique ? withoutPackage(key) : key));
  }

  private static String withoutPackage(String key) {
    return key.replaceFirst("^(?:[a-z_][\\w$]*\\.)+(?=[A-Z])", "");
  }

  /** The benchmark's name. */
  String name(Judged row) {
    return names.getOrDefault(row.key(), row.key());
  }

  /** A time for an operation. */
  static String time(double nanos) {
    return Unit.TIME.text(nanos);
  }

  /** By how much longer the candidate takes, with the interval. */
  static String change(Judged row) {
    if (Double.isNaN(row.ratio().low())) {
      return percent(row.ratio().value()) + " [no interval]";
    }
    return percent(row.ratio().value()) + " [" + percent(row.ratio().low()) + ", " + percent(row.ratio().high()) + "]";
  }

  private static String percent(double ratio) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
  }

  /** The least slowdown that would have been found. */
  static String visible(Judged row) {
    return Double.isInfinite(row.visible())
        ? "none"
        : String.format(Locale.ROOT, "%.0f %%", 100 * row.visible());
  }

  /** The p of a row, as it is held against the level. */
  static String p(Judged row) {
    return row.p() < 0.0001 ? "<0.0001" : String.format(Locale.ROOT, "%.4f", row.p());
  }

  /** The verdict, and whether it was accepted beforehand. */
  static String verdict(Comparison comparison, Judged row) {
    return row.verdict().label() + (comparison.expected().accepts(row) ? " (expected)" : "");
  }

  /** The order in which verdicts are shown: what matters first. */
  static final List<Verdict> ORDER =
      List.of(Verdict.REGRESSED, Verdict.INCONCLUSIVE, Verdict.IMPROVED, Verdict.SAME);

  /** What became of the whole, in a line. */
  static String outcome(Comparison comparison) {
    return switch (comparison.exitStatus()) {
      case 0 -> "no regression";
      case 1 -> comparison.regressions().size() + " regressed that nobody expected to";
      default -> "unknown: see the doubts";
    };
  }
}
