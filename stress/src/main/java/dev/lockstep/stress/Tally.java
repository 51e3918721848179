package dev.lockstep.stress;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one test came to, over all its forks.
 *
 * @param test the test's name
 * @param forks in how many JVMs it ran
 * @param samples how many outcomes were observed
 * @param forbidden the forbidden outcomes among them, the most frequent first
 * @param error why the test did not run as it should; null if it did
 */
record Tally(String test, long forks, long samples, List<Observed> forbidden, @Nullable String error) {
  Tally {
    forbidden = List.copyOf(forbidden);
  }

  /**
   * An outcome that was seen.
   *
   * @param outcome the outcome, as in the test's {@code @Outcome}
   * @param meaning its sentence
   * @param count how often it was seen
   */
  record Observed(String outcome, String meaning, long count) {}

  /** The violation in one line, if there is one. */
  Optional<String> violation() {
    return forbidden.stream()
        .map(seen -> String.format(Locale.ROOT, "%s: outcome (%s) seen %,d times in %,d samples: %s",
            shortName(test), seen.outcome(), seen.count(), samples, seen.meaning()))
        .reduce((first, next) -> first + "; " + next);
  }

  /** Why nothing can be concluded from this test, if it is so. */
  Optional<String> doubt() {
    if (error != null) {
      return Optional.of(shortName(test) + ": " + error);
    }
    return samples == 0 ? Optional.of(shortName(test) + " had no samples") : Optional.empty();
  }

  /** Whether the test ran as it should and saw nothing forbidden. */
  boolean isClean() {
    return violation().isEmpty() && doubt().isEmpty();
  }

  /** The test's name without its package. */
  static String shortName(String test) {
    return test.replaceFirst("^([a-z0-9_]+\\.)+", "");
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-28s %2d forks %,13d samples  %s", shortName(test), forks, samples,
        violation().or(this::doubt).orElse("no forbidden outcome"));
  }
}
