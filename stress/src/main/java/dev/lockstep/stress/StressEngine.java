package dev.lockstep.stress;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.stress.channel.WatchTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the stress tests with jcstress: millions of short races on real processors, in code that the JIT compiler has
 * reordered. It sees what this machine does, so a pass says "not observed in N samples", and no more.
 *
 * <p>The tests drive the channels, which all workers share, so the subject is always {@value Evidence#ANY}. The engine
 * does not use the seed: jcstress draws its own, new ones in every fork.
 *
 * <p>Canary: one watch test on the negative control {@value #CANARY}. The HTML reports of jcstress, about both runs,
 * stay beside the evidence.
 */
public final class StressEngine implements Engine {
  private static final String CANARY = "watch-in-two-fields";

  /** The one test that shows the canary's defect; the canary gets a third of the budget, but no more than it needs. */
  private static final Suite CANARY_SUITE =
      new Suite(Suite.WATCH.rule(), Suite.WATCH.check(), List.of(WatchTest.NeverGoesBack.class.getCanonicalName()));

  private static final Duration LONGEST_CANARY = Duration.ofSeconds(15);

  /** Runs the engine as a process; the arguments are those of {@link EngineMain}. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new StressEngine(), args));
  }

  @Override
  public String name() {
    return "jcstress";
  }

  @Override
  public List<Check> checks() {
    return Suite.ALL.stream().map(Suite::asCheck).toList();
  }

  @Override
  public Duration defaultBudget(Tier tier) {
    return switch (tier) {
      case QUICK -> Duration.ofSeconds(30);
      case FULL -> Duration.ofSeconds(300);
      case DEEP -> Duration.ofSeconds(1800);
    };
  }

  @Override
  public void run(EngineRequest request, Report report)
      throws UsageException, ControlException, IOException, InterruptedException {
    if (!request.subject().equals(Evidence.ANY)) {
      throw new UsageException(
          "engine jcstress checks the subject '" + Evidence.ANY + "' only, not '" + request.subject() + "'");
    }
    StressRun shipped = StressRun.onOwnClassPath();
    Duration canaryTime = canaryTime(request.budget());
    report.progress().line("canary " + CANARY + ", " + canaryTime.toSeconds() + " s");
    report.canary(canary(shipped, canaryTime, request, report));

    List<Suite> suites = Suite.ALL.stream().filter(suite -> request.wants(suite.rule())).toList();
    List<String> tests = suites.stream().flatMap(suite -> suite.tests().stream()).toList();
    Duration time = request.budget().minus(canaryTime);
    report.progress().line(tests.size() + " tests, " + time.toSeconds() + " s");
    Attempt attempt = shipped.run(tests, time, besides(request.out(), "-report"));
    describe(attempt, report);
    String overlay = request.control() == null ? "" : shipped.classPath().getFirst() + ":";
    suites.forEach(suite -> report.add(attempt.finding(suite, StressRun.replay(suite.tests(), overlay))));
  }

  private static Duration canaryTime(Duration budget) {
    Duration third = budget.dividedBy(3);
    return third.compareTo(LONGEST_CANARY) < 0 ? third : LONGEST_CANARY;
  }

  private static Canary canary(StressRun shipped, Duration time, EngineRequest request, Report report)
      throws ControlException, IOException, InterruptedException {
    Path home = Home.locate();
    Control control = Controls.read(home.resolve(Controls.DIRECTORY)).find(CANARY)
        .orElseThrow(() -> new ControlException("there is no negative control " + CANARY));
    StressRun broken = shipped.withOverlay(ControlCompiler.of(home).compile(control));
    Attempt attempt = broken.run(CANARY_SUITE.tests(), time, besides(request.out(), "-canary-report"));
    describe(attempt, report);
    String replay = StressRun.replay(CANARY_SUITE.tests(), broken.classPath().getFirst() + ":");
    return canary(attempt.finding(CANARY_SUITE, replay));
  }

  private static Canary canary(Finding finding) {
    String detail = switch (finding.verdict()) {
      case FAIL -> finding.seen();
      case PASS -> "not observed in " + finding.explored().get("samples") + " samples; more may help: --budget SECONDS";
      default -> finding.reason();
    };
    return new Canary(CANARY, finding.verdict() == Verdict.FAIL, String.valueOf(detail));
  }

  private static void describe(Attempt attempt, Report report) {
    switch (attempt) {
      case Attempt.Broken broken -> report.progress().line(broken.reason());
      case Attempt.Ended ended -> {
        Map<String, Tally> sorted = new TreeMap<>(ended.tallies());
        sorted.values().forEach(tally -> report.progress().line(tally.toString()));
      }
    }
  }

  /** The directory that lies beside {@code evidence} and is named after it. */
  static Path besides(Path evidence, String suffix) {
    String name = evidence.getFileName().toString().replaceFirst("\\.json$", "");
    return evidence.toAbsolutePath().resolveSibling(name + suffix);
  }
}
