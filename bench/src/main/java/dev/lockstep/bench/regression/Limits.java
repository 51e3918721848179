package dev.lockstep.bench.regression;

import java.util.Locale;

/**
 * What a comparison holds figures against.
 *
 * @param alpha how often a comparison in which nothing changed may say that anything did
 * @param effect the least change that counts, as a part of the base: 0.05 is 5 %
 */
public record Limits(double alpha, double effect) {
  /** One false alarm in a hundred comparisons; changes of 5 % and more. */
  public static final Limits STANDARD = new Limits(0.01, 0.05);

  /** Refuses what makes no sense. */
  public Limits {
    if (!(alpha > 0 && alpha <= 0.2)) {
      throw new IllegalArgumentException("alpha is not between 0 and 0.2: " + alpha);
    }
    if (!(effect > 0 && effect <= 10)) {
      throw new IllegalArgumentException("the least effect is not between 0 and 10: " + effect);
    }
  }

  /** What a slowdown on purpose is held against: it has to be found, however large a change must be to count. */
  Limits ofControl() {
    return new Limits(alpha, Math.min(effect, STANDARD.effect()));
  }

  /** The ratio from which on a change for the worse counts. */
  double slower() {
    return 1 + effect;
  }

  /** The ratio up to which a change for the better counts. */
  double faster() {
    return 1 / (1 + effect);
  }

  /** The part, such as 0.05, in percent. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f", 100 * part).replaceFirst("\\.?0+$", "") + " %";
  }
}
