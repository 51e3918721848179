package dev.lockstep.bench.regression;

import dev.lockstep.bench.data.Bootstrap;
import dev.lockstep.bench.data.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Compares two recordings.
 *
 * <p>What is compared are forks, each by its median: iterations of one JVM share its layout of memory and the decisions
 * of its compiler, so that fifty iterations of two forks are two samples and not fifty. A benchmark regressed if
 *
 * <ul>
 *   <li>its forks differ (Mann-Whitney, corrected by {@link Holm} for the number of benchmarks), and
 *   <li>the interval of the ratio of medians ({@link Bootstrap}, which draws whole forks) lies wholly above 1, and
 *   <li>the ratio reaches the least effect that counts.
 * </ul>
 *
 * What the iterations of a fork differ by is in its median already. To draw them too would count it twice, and make the
 * intervals too wide where iterations are few (Davison and Hinkley 1997, section 3.8: groups are drawn, and then taken
 * whole).
 *
 * <p>It is the same if the whole interval lies within that effect. All else is inconclusive: a test that did not reject
 * has not shown that nothing changed.
 *
 * <p>Thread-safe, and repeatable: the bootstrap's seed is fixed.
 */
public final class Judge {
  private static final int RESAMPLES = 2000;
  private static final long SEED = 20260101;

  /** Slowdowns are tried in steps of 1 %: so many, from the least on that counts. */
  private static final int SLOWDOWNS = 200;

  /** What a hundred times 0.07 may be off 7. */
  private static final double ROUNDING = 1e-9;

  private final Limits limits;
  private final Bootstrap bootstrap;

  /** A judge who keeps to {@code limits}. */
  public Judge(Limits limits) {
    this.limits = limits;
    this.bootstrap = new Bootstrap(RESAMPLES, SEED, 1 - limits.alpha());
  }

  /** Each benchmark that both have. */
  public List<Judged> judge(SortedMap<String, Samples> base, SortedMap<String, Samples> candidate) {
    SortedSet<String> keys = new TreeSet<>(base.keySet());
    keys.retainAll(candidate.keySet());
    List<Samples> before = new ArrayList<>(keys.stream().map(base::get).toList());
    List<Samples> after = new ArrayList<>(keys.stream().map(candidate::get).toList());
    double[] p = new double[keys.size()];
    for (int i = 0; i < p.length; i++) {
      p[i] = forksDiffer(before.get(i), after.get(i), 1);
    }
    double[] adjusted = Holm.adjust(p);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      judged.add(judge(before.get(i), after.get(i), adjusted[i], p.length));
    }
    return judged;
  }

  /** How likely forks would differ so much if nothing had changed; the candidate's times are multiplied. */
  private static double forksDiffer(Samples base, Samples candidate, double factor) {
    double[] after = candidate.forkMedians();
    for (int i = 0; i < after.length; i++) {
      after[i] *= factor;
    }
    return MannWhitney.p(base.forkMedians(), after);
  }

  private Judged judge(Samples base, Samples candidate, double p, int benchmarks) {
    Estimate ratio = bootstrap.ratio(candidate.medians(), base.medians(), Samples.MEDIAN);
    Verdict verdict = verdict(ratio, p);
    double visible = visible(base, candidate, ratio, benchmarks);
    Judged judged = new Judged(base, candidate, ratio, p, verdict, "", visible);
    return verdict == Verdict.INCONCLUSIVE ? judged.with(verdict, why(judged, benchmarks)) : judged;
  }

  private Verdict verdict(Estimate ratio, double p) {
    boolean differ = p <= limits.alpha();
    if (differ && ratio.low() > 1 && ratio.value() >= limits.slower()) {
      return Verdict.REGRESSED;
    }
    if (differ && ratio.high() < 1 && ratio.value() <= limits.faster()) {
      return Verdict.IMPROVED;
    }
    boolean within = ratio.low() > limits.faster() && ratio.high() < limits.slower();
    return within ? Verdict.SAME : Verdict.INCONCLUSIVE;
  }

  private String why(Judged judged, int benchmarks) {
    Estimate ratio = judged.ratio();
    if (Math.min(judged.base().forks().size(), judged.candidate().forks().size()) < 2) {
      return "one fork shows no spread between JVMs";
    }
    if (!judged.couldChange(limits.alpha(), benchmarks)) {
      return "so few forks cannot show a change, however large";
    }
    String effect = Limits.percent(limits.effect());
    if (judged.p() > limits.alpha()) {
      return "the forks do not differ enough to tell, and not little enough to be the same within " + effect;
    }
    return ratio.value() >= limits.faster() && ratio.value() <= limits.slower()
        ? "the forks differ, by less than " + effect + " or by more"
        : "the forks differ, but the interval contains 1";
  }

  /**
   * The least slowdown that would have been found: the candidate's times are moved to the base's median, and from there
   * by the least effect that counts and by 1 % more each time. That is an injection into the data; its noise is the
   * run's.
   */
  private double visible(Samples base, Samples candidate, Estimate ratio, int benchmarks) {
    int first = (int) Math.ceil(100 * limits.effect() - ROUNDING);
    for (int percent = first; percent < first + SLOWDOWNS; percent++) {
      double slower = 1 + percent / 100.0;
      double factor = slower / ratio.value();
      double p = Math.min(1, forksDiffer(base, candidate, factor) * benchmarks);
      if (verdict(new Estimate(slower, ratio.low() * factor, ratio.high() * factor), p) == Verdict.REGRESSED) {
        return percent / 100.0;
      }
    }
    return Double.POSITIVE_INFINITY;
  }
}
