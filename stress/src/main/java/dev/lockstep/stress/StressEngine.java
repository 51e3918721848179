package dev.lockstep.stress;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.ControlCompiler;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.control.FileTree;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Progress;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Tier;
import dev.lockstep.stress.harness.Harness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Runs the stress tests with jcstress: millions of short races on real processors, in code that the JIT compiler has
 * reordered. It sees what this machine does, so a pass says "not observed in N samples", and no more.
 *
 * <p>The tests drive the kit's own classes, all in one run, so the subject is always {@value Evidence#ANY}. The seed
 * decides in which order the compiler puts what it may reorder; when the processors meet, nobody decides.
 *
 * <p>Canary: in a quick run the negative control {@value Plan#CANARY}, in a longer one every control that names this
 * engine and that this machine is known to show. Beside the evidence lie a table of all outcomes and the HTML reports
 * of jcstress.
 */
public final class StressEngine implements Engine {
  private static final String ARCHITECTURE = System.getProperty("os.arch");

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
    return Suite.ALL.stream().flatMap(Suite::checks).toList();
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
    long start = System.nanoTime();
    Path home = Home.locate();
    List<Control> killed = Controls.read(home.resolve(Controls.DIRECTORY)).killedBy(name());
    List<Control> shown = killed.stream().filter(control -> control.showsOn(ARCHITECTURE)).toList();
    int parallel = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    Plan plan = Plan.of(request.budget(), Set.copyOf(request.rules()), shown, parallel);
    report.progress().line(plan.describe());

    Session session = carryOut(plan, request, ControlCompiler.of(home), report.progress());
    List<Trial.Verdict> verdicts = session.verdicts();
    report.canary(canary(verdicts, killed.size() - shown.size()));
    Findings findings = new Findings(plan, session.tallies());
    for (Suite suite : Suite.ALL) {
      suite.rules().stream().filter(request::wants).forEach(rule -> report.add(findings.of(suite, rule)));
    }
    Attachments attachments = new Attachments(request, session);
    attachments.write();
    tell(plan, session, report.progress(), Duration.ofNanos(System.nanoTime() - start), request.budget());
    report.progress().line("outcomes: " + attachments.outcomes() + " · jcstress: " + attachments.html());
  }

  private static Session carryOut(Plan plan, EngineRequest request, ControlCompiler controls, Progress progress)
      throws ControlException, IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("lockstep-jcstress-");
    try {
      Session session = new Session(plan, new Harness(scratch), request.seed(), progress);
      session.run(request.budget(), controls);
      return session;
    } finally {
      FileTree.delete(scratch);
    }
  }

  /** One control that was not caught makes the engine's passes worth nothing. */
  private static Canary canary(List<Trial.Verdict> verdicts, int hidden) {
    List<Trial.Verdict> missed = verdicts.stream().filter(verdict -> !verdict.isCaught()).toList();
    String rest = String.format(Locale.ROOT, "%d of %d trials of controls caught; on %s, %d controls show nothing",
        verdicts.size() - missed.size(), verdicts.size(), ARCHITECTURE, hidden);
    if (verdicts.isEmpty()) {
      return new Canary(Plan.CANARY, false, "no test says that it catches this control");
    }
    Trial.Verdict first = missed.isEmpty() ? verdicts.getFirst() : missed.getFirst();
    return new Canary(first.trial().control().id(), missed.isEmpty(), first.describe() + "; " + rest);
  }

  private static void tell(Plan plan, Session session, Progress progress, Duration used, Duration budget) {
    session.verdicts().forEach(verdict -> progress.line("control " + verdict.describe()));
    session.tallies().values().forEach(tally -> progress.line(tally.toString()));
    progress.line(String.format(Locale.ROOT, "used %d s, budget %d s: %d forks, %,d samples; %s",
        used.toSeconds(), budget.toSeconds(),
        session.shipped().size() + session.verdicts().stream().mapToInt(verdict -> verdict.forks().size()).sum(),
        session.tallies().values().stream().mapToLong(tally -> tally.total()).sum(), plan.more()));
  }
}
