package dev.lockstep.stress;

import dev.lockstep.spec.control.Control;
import dev.lockstep.stress.harness.Dose;
import dev.lockstep.stress.harness.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be done in a given time.
 *
 * @param scope how much of everything
 * @param tests the tests on the shipped code
 * @param lessons the lessons' tests
 * @param trials the controls that must be caught, each with the test that must catch it; the canary first
 * @param dose how long each fork runs
 */
record Plan(Scope scope, List<StressTest> tests, List<StressTest> lessons, List<Trial> trials, Dose dose) {
  /** The control that must be caught in every run. */
  static final String CANARY = "watch-in-two-fields";

  /** From here on there is time for every test, every control and every lesson. */
  static final Duration FULL = Duration.ofSeconds(150);

  /** From here on there is time to compile the actors apart. */
  private static final Duration DEEP = Duration.ofSeconds(900);

  /** How many forks a trial takes: most take one, some more, because the compiler reorders by chance. */
  private static final double FORKS_OF_A_TRIAL = 1.4;

  /** What a short run has to leave out. */
  enum Scope {
    /** The quick tests in one JVM mode, and the canary. */
    QUICK,
    /** Every test in every JVM mode, every lesson, every control. */
    ALL,
    /** Besides, the actors compiled apart, over and over until the time is up. */
    ON_AND_ON
  }

  Plan {
    tests = List.copyOf(tests);
    lessons = List.copyOf(lessons);
    trials = List.copyOf(trials);
  }

  /**
   * The plan for about the {@code time}.
   *
   * @param rules ids of the rules that are asked for
   * @param controls those that this engine must catch on this machine
   * @param parallel how many forks run at a time
   */
  static Plan of(Duration time, Set<String> rules, List<Control> controls, int parallel) {
    Scope scope = time.compareTo(DEEP) >= 0 ? Scope.ON_AND_ON : time.compareTo(FULL) >= 0 ? Scope.ALL : Scope.QUICK;
    boolean quick = scope == Scope.QUICK;
    List<StressTest> tests = Suite.ALL.stream()
        .filter(suite -> suite != Suite.LITMUS)
        .flatMap(suite -> suite.tests().stream())
        .filter(test -> test.rules().stream().anyMatch(rules::contains))
        .filter(test -> !quick || test.isQuick())
        .toList();
    List<StressTest> lessons = quick ? List.of()
        : Suite.LITMUS.tests().stream().filter(test -> test.rules().stream().anyMatch(rules::contains)).toList();
    List<Trial> trials = Trial.of(canaryFirst(controls, quick ? Set.of() : rules));
    int settings = quick ? 1 : Setting.UNIFIED.size();
    double forks = tests.size() * settings + lessons.size() + trials.size() * FORKS_OF_A_TRIAL;
    return new Plan(scope, tests, lessons, trials, Dose.of(cut(scope, time), (int) Math.ceil(forks), parallel));
  }

  /** The deep tier takes the same doses as a full one, and more of them. */
  private static Duration cut(Scope scope, Duration time) {
    return scope == Scope.ON_AND_ON ? time.dividedBy(3) : time;
  }

  private static List<Control> canaryFirst(List<Control> controls, Set<String> rules) {
    List<Control> wanted = new ArrayList<>(controls.stream().filter(control -> control.id().equals(CANARY)).toList());
    controls.stream()
        .filter(control -> !control.id().equals(CANARY))
        .filter(control -> control.rules().stream().anyMatch(rules::contains))
        .forEach(wanted::add);
    return wanted;
  }

  /** How each test is run: the first of them in any case, the others as long as there is time. */
  List<Setting> settings() {
    return switch (scope) {
      case QUICK -> Setting.UNIFIED.subList(0, 1);
      case ALL -> Setting.UNIFIED;
      case ON_AND_ON -> Stream.concat(Setting.UNIFIED.stream(), Setting.SPLIT.stream()).toList();
    };
  }

  /** What there is, in one line. */
  String describe() {
    return String.format(Locale.ROOT,
        "%d tests, %d versions of lessons, %d trials of controls, %d JVM modes, %.1f s each",
        tests.size(), lessons.size(), trials.size(), settings().size(), dose.running().toMillis() / 1000.0);
  }

  /** What a longer run would add. */
  String more() {
    return switch (scope) {
      case QUICK -> "a budget of 300 s (--tier full) adds the other tests, three more JVM modes, the lessons, and every"
          + " control instead of the canary alone";
      case ALL -> "a budget of 1800 s (--tier deep) adds longer runs, and the actors compiled apart, over and over";
      case ON_AND_ON -> "a longer budget adds more of the same";
    };
  }
}
