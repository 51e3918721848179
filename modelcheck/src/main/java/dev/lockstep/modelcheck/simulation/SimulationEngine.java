package dev.lockstep.modelcheck.simulation;

import dev.lockstep.modelcheck.simulation.engine.Explored;
import dev.lockstep.modelcheck.simulation.engine.Scenario;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The engine {@code simulation}: many short schedules of one subject, with faults, on virtual time. One check for each
 * rule, {@code simulation.w1} and so on; all of them look at the same schedules.
 *
 * <p>It sees every order of steps that a seed happens to choose. It is blind to real parallelism: each step is atomic,
 * but for looks into its midst at the seams.
 */
public final class SimulationEngine implements Engine {
  private static final String RESULTS = "simulation.results";

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
    List<Check> checks = new ArrayList<>();
    for (String rule : Scenarios.RULES) {
      checks.add(new Check(rule, id(rule)));
      if (Scenarios.ofBroadcast(rule)) {
        checks.add(new Check(rule, RESULTS));
      }
    }
    return checks;
  }

  private static String id(String rule) {
    return "simulation." + rule.toLowerCase(Locale.ROOT);
  }

  /** What the rules on broadcast say of a worker's results is a check of its own. */
  private static String id(String rule, String subject) {
    return Scenarios.ofBroadcast(rule) && !subject.equals(Evidence.ANY) ? RESULTS : id(rule);
  }

  /** How many schedules a tier gets, unless its budget is over before. */
  private static long schedules(Tier tier) {
    return switch (tier) {
      case QUICK -> 20_000;
      case FULL -> 200_000;
      case DEEP -> 1_000_000;
    };
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    Optional<Scenario> scenario = Scenarios.of(request.subject());
    if (scenario.isEmpty()) {
      String reason = "only the kit's own workers and pools have steps that a simulation can take";
      notApplicable(request, report, List.of(), reason);
      return;
    }
    long end = System.nanoTime() + request.budget().toNanos();
    if (request.control() == null) {
      report.canary(SimulationCanary.run(request.subject()));
    }
    List<String> rules =
        request.rules().stream().filter(rule -> Scenarios.concerns(request.subject(), rule)).toList();
    Exploration exploration = new Exploration(scenario.get(), request.seed(), rules);
    long schedules = schedules(request.tier());
    while (exploration.schedules() < schedules && System.nanoTime() < end && exploration.runNext()) {
      if (exploration.schedules() % 1000 == 0) {
        report.progress().step("schedule", exploration.schedules(), schedules);
      }
    }
    report.progress().line(Rates.text(exploration.explored()));
    rules.forEach(rule -> report.add(finding(request, rule, exploration)));
    notApplicable(request, report, rules, "it is not about what is simulated for this subject");
  }

  /** Reports every check that is wanted and was not made. */
  private void notApplicable(EngineRequest request, Report report, List<String> made, String reason) {
    checks().stream()
        .filter(check -> request.wants(check.rule()))
        .filter(check -> !made.contains(check.rule()) || !check.id().equals(id(check.rule(), request.subject())))
        .forEach(check -> report.add(Finding.notApplicable(check.rule(), check.id(), reason)));
  }

  private static Finding finding(EngineRequest request, String rule, Exploration exploration) {
    Map<String, Long> explored = explored(rule, exploration.explored());
    return exploration.failure(rule)
        .map(failure -> failed(request, explored, failure, exploration))
        .orElseGet(() -> notBroken(request, rule, explored));
  }

  private static Finding failed(
      EngineRequest request, Map<String, Long> explored, Exploration.Failure failure, Exploration exploration) {
    Counterexample example = exploration.counterexample(failure);
    String seen = example.violation().seen() + ", after " + (failure.schedule() + 1) + " schedules:\n  "
        + String.join("\n  ", example.lines());
    String replay = "./lockstep simulate --subject " + request.subject() + " --seed " + request.seedHex()
        + " --schedule " + failure.schedule() + " --rule " + failure.violation().rule()
        + (request.control() == null ? "" : " --control " + request.control());
    String rule = failure.violation().rule();
    return Finding.fail(rule, id(rule, request.subject()), explored, seen, replay);
  }

  private static Finding notBroken(EngineRequest request, String rule, Map<String, Long> explored) {
    String id = id(rule, request.subject());
    return explored.getOrDefault("occasions", 0L) > 0
        ? Finding.pass(rule, id, explored)
        : Finding.unknown(rule, id, explored, "in none of the schedules was the rule at stake");
  }

  private static Map<String, Long> explored(String rule, Explored all) {
    Map<String, Long> explored = new TreeMap<>();
    explored.put("schedules", all.schedules());
    explored.put("distinctSchedules", all.distinct());
    explored.put("steps", all.steps());
    explored.put("distinctStates", all.states());
    explored.put("occasions", all.occasions().getOrDefault(rule, 0L));
    all.faults().forEach((kind, times) -> explored.put("faults (" + kind + ")", times));
    return explored;
  }
}
