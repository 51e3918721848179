package dev.lockstep.bench.regression;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hipparchus.distribution.continuous.BetaDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison says where the answer is known. Without it, "no regression" says nothing.
 *
 * @param against what the base was compared with, in words: nothing has changed there
 * @param alike that comparison, by the same judge and within the same limits
 * @param limits those of the comparison
 * @param slowed a benchmark whose candidate was slowed on purpose; null if only the data could be
 */
public record Controls(String against, List<Judged> alike, Limits limits, @Nullable Judged slowed) {
  /** By how many percent a benchmark is slowed on purpose. */
  public static final int SLOWDOWN = 10;

  private static final double CONFIDENCE = 0.95;

  /** Copies the list. */
  public Controls {
    alike = List.copyOf(alike);
  }

  /** The benchmarks that differ from themselves: false alarms. */
  public List<Judged> alarms() {
    return alike.stream().filter(each -> each.verdict().isChange()).toList();
  }

  /** Whether there were enough forks for an alarm at all. */
  public boolean couldAlarm() {
    return alike.stream().anyMatch(each -> each.couldChange(limits.alpha(), alike.size()));
  }

  /** The rate of false alarms that is not exceeded, with 95 % confidence (Clopper and Pearson); empty for no data. */
  OptionalDouble rateAtMost() {
    int all = alike.size();
    int alarms = alarms().size();
    if (all == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        alarms == all ? 1 : new BetaDistribution(alarms + 1, all - alarms).inverseCumulativeProbability(CONFIDENCE));
  }

  /** Whether what was slowed on purpose was found to be slower; true if nothing was slowed. */
  public boolean saw() {
    return slowed == null || slowed.verdict() == Verdict.REGRESSED;
  }

  /** The first control in a line. */
  public String alikeLine() {
    if (alike.isEmpty()) {
      return "A/A: nothing could be compared with itself, so nobody knows how often this report alarms for nothing";
    }
    String line =
        String.format(
            Locale.ROOT, "A/A: %s: %d of %d benchmarks differ from themselves, a rate of at most %.0f %% (95 %%)",
            against, alarms().size(), alike.size(), 100 * rateAtMost().orElse(1));
    return couldAlarm() ? line : line + "; with so few forks none could";
  }

  /** The second control in a line. */
  public String slowedLine() {
    if (slowed == null) {
      return "slowdown: none was injected into code; what would have been seen is computed from the data";
    }
    return String.format(
        Locale.ROOT, "slowdown: %s, slowed by %d %% on purpose: measured %+.1f %%, %s", slowed.key(), SLOWDOWN,
        100 * (slowed.ratio().value() - 1), slowed.verdict().label());
  }
}
