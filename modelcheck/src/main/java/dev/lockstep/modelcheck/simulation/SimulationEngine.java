package dev.lockstep.modelcheck.simulation;

import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The engine {@code simulation}: many short schedules of one worker, each with cancellations, deadlines, refusals and
 * shutdowns that race with completions, until the budget is spent.
 *
 * <p>It sees every order of steps that a seed happens to choose, and virtual time. It is blind to real parallelism:
 * each step is atomic.
 */
public final class SimulationEngine implements Engine {

  /**
   * Every rule that {@link Books} knows how to see broken; the rule table says for which of them this engine is
   * required.
   */
  private static final List<String> RULES = List.of("W1", "W2", "W3", "W4", "W7", "W8", "W10", "W11", "W13", "W14");

  private static final String CHECK = "simulation.cancel-completion";

  /** Runs this engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new SimulationEngine(), args));
  }

  @Override
  public String name() {
    return "simulation";
  }

  @Override
  public List<Check> checks() {
    return RULES.stream().map(rule -> new Check(rule, CHECK)).toList();
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    if (!Schedules.knows(request.subject())) {
      String reason = "only the kit's own workers have steps that a simulation can take";
      request.rules().forEach(rule -> report.add(Finding.notApplicable(rule, CHECK, reason)));
      return;
    }
    if (request.control() == null) {
      report.canary(SimulationCanary.run());
    }
    Schedules schedules = new Schedules(request.subject(), request.seed());
    schedules.explore(request.budget(), report.progress());
    findings(request, schedules).forEach(report::add);
  }

  /** A violation of a rule that was not asked for is told as well: it ended the run. */
  private static List<Finding> findings(EngineRequest request, Schedules schedules) {
    Map<String, Long> explored = schedules.explored();
    List<Finding> findings = new ArrayList<>();
    String broken = schedules.failure().map(failure -> failure.violation().rule()).orElse("");
    schedules.failure().ifPresent(f -> findings.add(Finding.fail(broken, CHECK, explored, f.describe(), replay(request, f))));
    for (String rule : request.rules()) {
      if (rule.equals(broken)) {
        continue;
      }
      findings.add(
          broken.isEmpty()
              ? Finding.pass(rule, CHECK, explored)
              : Finding.unknown(rule, CHECK, explored, "the run ended early, in a violation of " + broken));
    }
    return findings;
  }

  private static String replay(EngineRequest request, Schedules.Failure failure) {
    return "./lockstep simulate --subject " + request.subject() + " --seed " + request.seedHex() + " --schedule "
        + failure.schedule() + (request.control() == null ? "" : " --control " + request.control());
  }
}
