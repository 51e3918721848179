package dev.lockstep.bench.regression;

import dev.lockstep.spec.engine.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A report before it is written: everything that any output shows, and the exit status.
 *
 * @param base names the version before
 * @param candidate names the version after
 * @param facts about the machine, in words
 * @param limits what figures were held against
 * @param rows each benchmark that both versions have
 * @param added benchmarks that only the candidate has
 * @param controls what the comparison says where the answer is known
 * @param history earlier runs
 * @param expected accepted changes
 * @param required a pattern: benchmarks in whose names it is found must have a verdict; null if none must
 * @param marks what the reader must know because somebody insisted on a comparison
 * @param problems what is missing; empty if nothing is
 */
public record Comparison(
    String base,
    String candidate,
    String facts,
    Limits limits,
    List<Judged> rows,
    List<String> added,
    Controls controls,
    History history,
    ExpectedChanges expected,
    @Nullable Pattern required,
    List<String> marks,
    List<String> problems) {

  /** Copies the lists. */
  public Comparison {
    rows = List.copyOf(rows);
    added = List.copyOf(added);
    marks = List.copyOf(marks);
    problems = List.copyOf(problems);
  }

  /** The rows with that verdict. */
  public List<Judged> rows(Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).toList();
  }

  /** The regressions that nobody has accepted. */
  public List<Judged> regressions() {
    return rows(Verdict.REGRESSED).stream().filter(row -> !expected.accepts(row)).toList();
  }

  /** Why nobody can rely on this report, a line each; empty if one can. */
  public List<String> doubts() {
    List<String> all = new ArrayList<>(problems);
    if (!controls.alarms().isEmpty()) {
      all.add("the A/A control alarms: this machine was too unsteady for its figures to be believed");
    }
    if (!controls.saw()) {
      all.add("the slowdown that was injected was not found: this run would have missed one of " + Controls.SLOWDOWN
          + " %");
    }
    all.addAll(expected.stale(rows));
    if (required != null) {
      all.addAll(withoutVerdict(required));
    }
    all.addAll(tooFewForks());
    if (rows.stream().allMatch(row -> row.verdict() == Verdict.INCONCLUSIVE)) {
      all.add("no benchmark has a verdict: more forks are needed, or a machine that is left alone");
    }
    return all;
  }

  private List<String> withoutVerdict(Pattern pattern) {
    List<Judged> found = rows.stream().filter(row -> pattern.matcher(row.key()).find()).toList();
    return found.isEmpty()
        ? List.of("must have a verdict, and was not compared: any benchmark that matches " + pattern)
        : found.stream()
            .filter(row -> row.verdict() == Verdict.INCONCLUSIVE)
            .map(row -> "must have a verdict, and has none: " + row.key())
            .toList();
  }

  /** The test's p cannot be small where forks are few and benchmarks many: no regression would be found, then. */
  private List<String> tooFewForks() {
    List<Judged> blind = rows.stream().filter(row -> !row.couldChange(limits.alpha(), rows.size())).toList();
    if (blind.isEmpty()) {
      return List.of();
    }
    int forks = 2;
    while (MannWhitney.least(forks, forks) * rows.size() > limits.alpha()) {
      forks++;
    }
    Judged any = blind.getFirst();
    return List.of(
        "at alpha " + Limits.percent(limits.alpha()) + ", and with " + benchmarks() + ", "
            + any.base().forks().size() + " and " + any.candidate().forks().size()
            + " forks cannot show a change, however large; " + forks + " and " + forks + " can: " + any.key()
            + (blind.size() > 1 ? " and " + (blind.size() - 1) + " more" : ""));
  }

  /** 0 no regression, 1 a regression that nobody has accepted, 2 nobody knows. */
  public int exitStatus() {
    if (!controls.alarms().isEmpty()) {
      return ExitStatus.UNKNOWN;
    }
    if (!regressions().isEmpty()) {
      return ExitStatus.VIOLATION;
    }
    return doubts().isEmpty() ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }

  /** The verdicts, counted. */
  public String summary() {
    return String.format(
        Locale.ROOT, "%s: %d regressed, %d improved, %d same, %d inconclusive", benchmarks(),
        rows(Verdict.REGRESSED).size(), rows(Verdict.IMPROVED).size(), rows(Verdict.SAME).size(),
        rows(Verdict.INCONCLUSIVE).size());
  }

  private String benchmarks() {
    return rows.size() == 1 ? "1 benchmark" : rows.size() + " benchmarks";
  }

  /** What the figures were held against, in a line. */
  public String limitsLine() {
    return "alpha " + Limits.percent(limits.alpha()) + " (Mann-Whitney on forks, Holm), intervals of "
        + Limits.percent(1 - limits.alpha()) + ", changes from " + Limits.percent(limits.effect()) + " on count";
  }
}
