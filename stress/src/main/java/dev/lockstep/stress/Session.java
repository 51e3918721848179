package dev.lockstep.stress;

import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.engine.Progress;
import dev.lockstep.stress.harness.Deadline;
import dev.lockstep.stress.harness.Dose;
import dev.lockstep.stress.harness.Fork;
import dev.lockstep.stress.harness.Harness;
import dev.lockstep.stress.harness.Setting;
import dev.lockstep.stress.harness.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a plan: what must run first (every trial, every test, every lesson once), then again what did not show
 * what it must, then the tests in other JVM modes, as long as there is time.
 */
final class Session {
  /** How often a trial or a weakened lesson is run until it shows what it must. */
  private static final int MOST_ATTEMPTS = 16;

  /** How many times longer an attempt is than the first one, at most. */
  private static final int MOST_TIMES = 5;

  private final Plan plan;
  private final Harness harness;
  private final long seed;
  private final Progress progress;

  private final List<Fork.Result> shipped = new ArrayList<>();
  private final Map<Trial, List<Fork.Result>> trials = new LinkedHashMap<>();

  Session(Plan plan, Harness harness, long seed, Progress progress) {
    this.plan = plan;
    this.harness = harness;
    this.seed = seed;
    this.progress = progress;
    plan.trials().forEach(trial -> trials.put(trial, new ArrayList<>()));
  }

  /**
   * Runs the plan for about the {@code time}.
   *
   * @param controls makes the classes of the controls
   */
  void run(Duration time, ControlCompiler controls) throws ControlException, IOException, InterruptedException {
    Deadline aim = Deadline.in(time);
    Deadline limit = Deadline.in(time.multipliedBy(2).plusSeconds(30));
    Map<Trial, Path> overlays = new LinkedHashMap<>();
    for (Trial trial : plan.trials()) {
      overlays.put(trial, controls.compile(trial.control()));
    }
    Setting first = plan.settings().getFirst();
    Dose dose = plan.dose();
    run("controls, forks", trialForks(overlays, 0), limit);
    run("tests, forks", forks(plan.tests(), first, dose, 0), limit);
    run("lessons, forks", forks(plan.lessons(), first, dose, 0), limit);
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      run("controls again, forks", trialForks(overlays, attempt), aim);
      run("lessons again, forks", forks(stillHidden(), setting(attempt), longer(attempt), attempt), aim);
    }
    for (Setting setting : plan.settings().subList(1, plan.settings().size())) {
      run("tests, " + setting.label() + ", forks", forks(plan.tests(), setting, dose, 0), aim);
    }
    for (int repeat = 1; plan.scope() == Plan.Scope.ON_AND_ON && !aim.isOver(); repeat++) {
      for (Setting setting : plan.settings()) {
        run("round " + (repeat + 1) + ", forks", forks(plan.tests(), setting, dose, repeat), aim);
      }
    }
  }

  /** What each test came to on the shipped classes, by its name. */
  SortedMap<String, Tally> tallies() {
    return Tally.of(shipped);
  }

  /** The results on the shipped classes. */
  List<Fork.Result> shipped() {
    return List.copyOf(shipped);
  }

  /** What became of each trial. */
  List<Trial.Verdict> verdicts() {
    return plan.trials().stream().map(trial -> Trial.Verdict.of(trial, trials.getOrDefault(trial, List.of()))).toList();
  }

  /** Three of four attempts in random order, for that is what a hidden reordering depends on; the others in turn. */
  private static Setting setting(int attempt) {
    List<Setting> modes = Setting.UNIFIED;
    return attempt % 4 == 3 ? modes.get(1 + attempt / 4 % (modes.size() - 1)) : modes.getFirst();
  }

  private Dose longer(int attempt) {
    return plan.dose().times(Math.min(MOST_TIMES, 1 + attempt));
  }

  /** A fork for each trial that has not shown yet what it must, longer each time. */
  private Map<Fork, List<Fork.Result>> trialForks(Map<Trial, Path> overlays, int attempt) {
    Map<Fork, List<Fork.Result>> forks = new LinkedHashMap<>();
    trials.forEach((trial, results) -> {
      if (!Trial.Verdict.of(trial, results).isCaught()) {
        forks.put(fork(trial.test(), overlays.get(trial), setting(attempt), longer(attempt), attempt), results);
      }
    });
    return forks;
  }

  private Map<Fork, List<Fork.Result>> forks(List<StressTest> tests, Setting setting, Dose dose, int repeat) {
    Map<Fork, List<Fork.Result>> forks = new LinkedHashMap<>();
    tests.forEach(test -> forks.put(fork(test, null, setting, dose, repeat), shipped));
    return forks;
  }

  private Fork fork(StressTest test, @Nullable Path overlay, Setting setting, Dose dose, int repeat) {
    return Fork.of(test.name(), overlay, setting, dose, seed, repeat);
  }

  /** The weakened versions of lessons that have not shown yet what they must. */
  private List<StressTest> stillHidden() {
    SortedMap<String, Tally> tallies = tallies();
    return plan.lessons().stream()
        .filter(test -> test.weakened().filter(Lesson::mustShow).isPresent())
        .filter(test -> !Lesson.shows(test, tallies.get(test.name())))
        .toList();
  }

  /** Runs the forks; each result goes to the list that stands with its fork. */
  private void run(String what, Map<Fork, List<Fork.Result>> forks, Deadline deadline)
      throws IOException, InterruptedException {
    int[] done = {0};
    harness.run(List.copyOf(forks.keySet()), deadline, result -> {
      forks.getOrDefault(result.fork(), shipped).add(result);
      done[0]++;
      progress.step(what, done[0], forks.size());
    });
  }
}
