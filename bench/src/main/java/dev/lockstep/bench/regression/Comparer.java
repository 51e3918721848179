package dev.lockstep.bench.regression;

import dev.lockstep.bench.IncompleteRunException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts a comparison together: refuses what cannot be compared, judges, confirms, and judges the controls. */
public final class Comparer {

  /**
   * What somebody asked for.
   *
   * @param limits what figures are held against
   * @param inTurns whether both versions were run in turns: the flags of the JVMs may be what is compared then, and a
   *     change counts only if a rerun shows it too
   * @param force compare across machines all the same, and mark it
   * @param expected accepted changes
   * @param required a pattern of benchmarks that must have a verdict; null if none must
   */
  public record Wishes(
      Limits limits,
      boolean inTurns,
      boolean force,
      ExpectedChanges expected,
      @Nullable Pattern required) {}

  /**
   * Recordings that belong together.
   *
   * @param base before
   * @param candidate after
   * @param again the base once more, for the A/A control; null if there is none
   * @param baseRerun the base of the rerun that confirms; null if there was none
   * @param candidateRerun the candidate of that rerun
   * @param quick the benchmark that is slowed on purpose, as it is; null if there is none
   * @param slowed the same, slowed
   */
  public record Runs(
      Recording base,
      Recording candidate,
      @Nullable Recording again,
      @Nullable Recording baseRerun,
      @Nullable Recording candidateRerun,
      @Nullable Recording quick,
      @Nullable Recording slowed) {

    /** Two recordings and nothing else. */
    public static Runs of(Recording base, Recording candidate) {
      return new Runs(base, candidate, null, null, null, null, null);
    }
  }

  private final Wishes wishes;
  private final Judge judge;
  private final Judge judgeOfSlowdown;

  /** A comparer that does as {@code wishes} say. */
  public Comparer(Wishes wishes) {
    this.wishes = wishes;
    this.judge = new Judge(wishes.limits());
    this.judgeOfSlowdown = new Judge(wishes.limits().ofControl());
  }

  /** The benchmarks whose verdict needs a rerun: those that changed. */
  public SortedSet<String> toConfirm(Recording base, Recording candidate) {
    SortedSet<String> keys = new TreeSet<>();
    judge.judge(base.benchmarks(), candidate.benchmarks()).stream()
        .filter(row -> row.verdict().isChange())
        .forEach(row -> keys.add(row.key()));
    return keys;
  }

  /**
   * The comparison.
   *
   * @param problems what is known to be missing
   * @throws IncompleteRunException if the two cannot be compared
   */
  public Comparison compare(Runs runs, History history, List<String> problems) throws IncompleteRunException {
    List<String> all = new ArrayList<>(problems);
    List<String> marks = mismatches(runs.base(), runs.candidate());
    if (!marks.isEmpty() && !wishes.force()) {
      marks.forEach(mark -> all.add("not comparable (--force compares, and marks it): " + mark));
      throw new IncompleteRunException(all);
    }
    for (String key : runs.base().benchmarks().keySet()) {
      if (!runs.candidate().benchmarks().containsKey(key)) {
        all.add(key + ": is in " + runs.base().name() + " and not in " + runs.candidate().name());
      }
    }
    List<String> added = new ArrayList<>(runs.candidate().benchmarks().keySet());
    added.removeAll(runs.base().benchmarks().keySet());
    List<Judged> rows = judge.judge(runs.base().benchmarks(), runs.candidate().benchmarks());
    if (rows.isEmpty()) {
      all.add(runs.base().name() + " and " + runs.candidate().name() + " have no benchmark in common");
      throw new IncompleteRunException(all);
    }
    if (wishes.inTurns()) {
      rows = confirmed(rows, runs, all);
    }
    return new Comparison(
        runs.base().name(), runs.candidate().name(), facts(runs), wishes.limits(), rows, added, controls(runs),
        history, wishes.expected(), wishes.required(), marks, all);
  }

  private List<String> mismatches(Recording base, Recording candidate) {
    SortedSet<String> all = new TreeSet<>();
    base.benchmarks().forEach((key, before) -> {
      Samples after = candidate.benchmarks().get(key);
      if (after != null) {
        all.addAll(Fingerprint.mismatches(before, after, wishes.inTurns()));
      }
    });
    return List.copyOf(all);
  }

  private static String facts(Runs runs) {
    Samples any = runs.candidate().benchmarks().values().iterator().next();
    SortedMap<String, String> facts = any.setting().facts();
    return facts.getOrDefault("cores", "?") + " cores, " + facts.getOrDefault("processor", "processor not told") + " · "
        + facts.getOrDefault("system", "system not told") + " · JDK " + facts.getOrDefault("jdkVersion", "not told")
        + " · forks " + runs.base().benchmarks().values().iterator().next().forks().size() + " and "
        + any.forks().size();
  }

  /** A change stands if the rerun, by itself, says the same of it. What was not run again is a problem. */
  private List<Judged> confirmed(List<Judged> rows, Runs runs, List<String> problems) {
    SortedMap<String, Judged> second = new TreeMap<>();
    if (runs.baseRerun() != null && runs.candidateRerun() != null) {
      judge.judge(runs.baseRerun().benchmarks(), runs.candidateRerun().benchmarks())
          .forEach(row -> second.put(row.key(), row));
    }
    List<Judged> all = new ArrayList<>();
    for (Judged row : rows) {
      Judged again = second.get(row.key());
      if (row.verdict().isChange() && again == null) {
        problems.add(row.verdict().label() + ", and there is no rerun of it that could confirm that: " + row.key());
      }
      all.add(row.verdict().isChange() ? confirmed(row, again) : row);
    }
    return all;
  }

  private static Judged confirmed(Judged row, @Nullable Judged again) {
    if (again == null) {
      return row.with(Verdict.INCONCLUSIVE, row.verdict().label() + " at first, and not run again");
    }
    return again.verdict() == row.verdict()
        ? row.with(row.verdict(), "confirmed by a rerun")
        : row.with(
            Verdict.INCONCLUSIVE, row.verdict().label() + " at first, " + again.verdict().label() + " when rerun");
  }

  private Controls controls(Runs runs) {
    Judged slowed = null;
    if (runs.quick() != null && runs.slowed() != null) {
      List<Judged> control = judgeOfSlowdown.judge(runs.quick().benchmarks(), runs.slowed().benchmarks());
      slowed = control.isEmpty() ? null : control.getFirst(); // why it is empty is a problem that is known
    }
    if (runs.again() != null) {
      List<Judged> alike = judge.judge(runs.base().benchmarks(), runs.again().benchmarks());
      return new Controls("the base against the base", alike, wishes.limits(), slowed);
    }
    List<Judged> alike = halves(runs.base());
    return new Controls("every other fork of the base against the rest", alike, wishes.limits(), slowed);
  }

  private List<Judged> halves(Recording base) {
    SortedMap<String, Samples> even = new TreeMap<>();
    SortedMap<String, Samples> odd = new TreeMap<>();
    base.benchmarks().forEach((key, samples) -> {
      if (samples.forks().size() >= 4) {
        even.put(key, samples.half(0));
        odd.put(key, samples.half(1));
      }
    });
    return judge.judge(even, odd);
  }
}
