package dev.lockstep.bench.regression.view;

import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.regression.Comparison;
import dev.lockstep.bench.regression.History;
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

  /** The benchmark's name, in which nothing but what is printable is left. */
  String name(Judged row) {
    return printable(names.getOrDefault(row.key(), row.key()));
  }

  /** A parameter may contain anything; no line may end in a name, and XML 1.0 cannot express most control characters. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  /** All rows, what matters first. */
  static List<Judged> ordered(Comparison comparison) {
    return ORDER.stream().flatMap(verdict -> comparison.rows(verdict).stream()).toList();
  }

  /** A time for an operation. */
  static String time(double nanos) {
    return Unit.TIME.text(nanos);
  }

  /** By how much longer the candidate takes, with the interval. */
  static String change(Judged row) {
    return ratio(row) + " " + interval(row);
  }

  /** By how much longer the candidate takes. */
  static String ratio(Judged row) {
    return percent(row.ratio().value());
  }

  /** Within what that lies. */
  static String interval(Judged row) {
    return Double.isNaN(row.ratio().low())
        ? "[no interval]"
        : "[" + percent(row.ratio().low()) + ", " + percent(row.ratio().high()) + "]";
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

  /** Why a file of earlier runs says nothing. */
  static final String NOTHING_COMPARABLE = "is of another machine, has other settings or benchmarks, or no date";

  /** When a benchmark changed its level last. */
  static String changes(History.Line history) {
    return history.changes().isEmpty()
        ? "one level"
        : "level changed at " + history.points().get(history.changes().getLast()).taken();
  }

  /** What became of the whole, in a line. */
  static String outcome(Comparison comparison) {
    return switch (comparison.exitStatus()) {
      case 0 -> "no regression";
      case 1 -> comparison.regressions().size() + " regressed that nobody expected to";
      default -> "unknown: see the doubts";
    };
  }
}
