package dev.lockstep.stress;

import dev.lockstep.stress.harness.Tally;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the weakened versions of the lessons are worth: each must show what it says, where the machine can show it. */
final class Lesson {
  private Lesson() {}

  /** Whether this machine is known to show it. */
  static boolean mustShow(Weakened version) {
    return version.hidden().isEmpty()
        && (version.on().length == 0 || List.of(version.on()).contains(System.getProperty("os.arch")));
  }

  /** Whether the weakened version was seen to be broken. */
  static boolean shows(StressTest test, @Nullable Tally tally) {
    return tally != null && test.weakened().filter(version -> tally.count(version.shows()) > 0).isPresent();
  }

  /** Why a weakened version is in doubt, if it is. */
  static Optional<String> doubt(StressTest test, @Nullable Tally tally) {
    return test.weakened()
        .filter(Lesson::mustShow)
        .filter(version -> !shows(test, tally))
        .map(version -> test.shortName() + ": (" + version.shows() + ") not observed in "
            + (tally == null ? 0 : tally.total()) + " samples; more may help: --budget SECONDS");
  }
}
