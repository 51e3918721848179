package dev.lockstep.bench.regression;

import java.util.Locale;

/** What a comparison says of one benchmark. */
public enum Verdict {
  /** It takes longer, by at least the least effect that counts. */
  REGRESSED,
  /** It takes less, by at least as much. */
  IMPROVED,
  /** Whatever changed, it is less than the least effect that counts. */
  SAME,
  /** This run cannot tell. That is not the same as {@link #SAME}. */
  INCONCLUSIVE;

  /** Whether it says that something changed. */
  public boolean isChange() {
    return this == REGRESSED || this == IMPROVED;
  }

  /** The word in every output. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
