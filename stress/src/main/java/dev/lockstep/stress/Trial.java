package dev.lockstep.stress;

import dev.lockstep.spec.control.Control;
import dev.lockstep.stress.harness.Fork;
import dev.lockstep.stress.harness.Tally;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * One test on one negative control, and the forbidden outcome that it must show there.
 *
 * @param control what is broken
 * @param test the test that must catch it
 * @param outcome the outcome, as a regular expression
 */
record Trial(Control control, StressTest test, String outcome) {

  /** The trials of these controls, in their order. */
  static List<Trial> of(Collection<Control> controls) {
    List<Trial> trials = new ArrayList<>();
    for (Control control : controls) {
      for (Suite suite : Suite.ALL) {
        for (StressTest test : suite.tests()) {
          test.catches().stream()
              .filter(catches -> catches.control().equals(control.id()))
              .forEach(catches -> trials.add(new Trial(control, test, catches.outcome())));
        }
      }
    }
    return List.copyOf(trials);
  }

  /**
   * What came of it.
   *
   * @param trial what was tried
   * @param seen how often the outcome was observed
   * @param samples among so many
   * @param doubt why the forks said nothing; empty if they did
   * @param forks the results themselves
   */
  record Verdict(Trial trial, long seen, long samples, String doubt, List<Fork.Result> forks) {
    Verdict {
      forks = List.copyOf(forks);
    }

    static Verdict of(Trial trial, List<Fork.Result> forks) {
      Tally tally = Tally.of(forks).get(trial.test().name());
      if (tally == null) {
        return new Verdict(trial, 0, 0, "it did not run", forks);
      }
      return new Verdict(trial, tally.count(trial.outcome()), tally.total(), tally.doubt().orElse(""), forks);
    }

    boolean isCaught() {
      return seen > 0;
    }

    /** In one line; what was not seen comes with a hint. */
    String describe() {
      String what = trial.control().id() + " by " + trial.test().shortName();
      if (isCaught()) {
        return String.format(
            Locale.ROOT, "%s: (%s) seen %,d times in %,d samples", what, trial.outcome(), seen, samples);
      }
      return doubt.isEmpty()
          ? String.format(Locale.ROOT, "%s: (%s) not observed in %,d samples; more may help: --budget SECONDS", what,
              trial.outcome(), samples)
          : what + ": " + doubt;
    }
  }
}
