package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Tier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contract as an engine: one check id for each rule, such as {@code contract.w1} or {@code contract.b1}, which stands
 * for all checks of that rule; what the rules on broadcast say of a worker's results is {@code contract.results}. In a
 * longer tier the checks are repeated, because some of them race.
 *
 * <p>Blind to schedules that did not happen.
 */
public final class ContractEngine implements Engine {
  /** Runs the engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new ContractEngine(), args));
  }

  /** What is known of one rule. */
  private static final class Tally {
    private final String rule;
    private final List<CheckMethod> checks;
    private final Set<String> reasons = new LinkedHashSet<>();
    private final List<Result> failures = new ArrayList<>();
    private long runs;
    private long passes;

    private Tally(String rule, Subject subject) {
      this.rule = rule;
      this.checks = CheckMethod.of(rule, subject);
    }

    private void add(Result result) {
      runs++;
      switch (result.verdict()) {
        case PASS -> passes++;
        case FAIL -> failures.add(result);
        case NOT_APPLICABLE -> reasons.add(result.detail());
      }
    }

    private Finding finding(EngineRequest request) {
      String id = checks.getFirst().id();
      Map<String, Long> explored = Map.of("checks", passes + failures.size());
      if (!failures.isEmpty()) {
        String replay = "./lockstep contract --subject " + request.subject() + " --rule " + rule;
        return Finding.fail(rule, id, explored, failures.getFirst().text(), replay);
      }
      if (runs < checks.size()) {
        String reason = "the budget was over after " + runs + " of " + checks.size() + " checks";
        return Finding.unknown(rule, id, explored, reason);
      }
      return passes > 0
          ? Finding.pass(rule, id, explored)
          : Finding.notApplicable(rule, id, String.join("; ", reasons));
    }
  }

  @Override
  public String name() {
    return "contract";
  }

  @Override
  public List<Check> checks() {
    return CheckMethod.all().stream().map(check -> new Check(check.rule(), check.id())).distinct().toList();
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    long start = System.nanoTime();
    Subject subject = ContractSubjects.resolve(request.subject());
    Suite suite = new Suite(subject, Suite.PATIENCE);
    if (request.control() == null) {
      report.canary(ContractCanary.run());
    }
    List<String> rules =
        request.rules().stream().filter(rule -> !CheckMethod.of(rule, subject).isEmpty()).toList();
    List<Tally> tallies = rules.stream().map(rule -> new Tally(rule, subject)).toList();
    for (int round = 0; round < rounds(request.tier()); round++) {
      for (int i = 0; i < rules.size(); i++) {
        Tally tally = tallies.get(i);
        for (CheckMethod check : tally.checks) {
          if (tally.failures.isEmpty() && System.nanoTime() - start < request.budget().toNanos()) {
            tally.add(suite.run(check));
          }
        }
        report.progress().step("round " + (round + 1) + ", rule", i + 1, rules.size());
      }
    }
    for (Tally tally : tallies) {
      tally.failures.forEach(failure -> describe(failure, report));
      report.add(tally.finding(request));
    }
    checks().stream()
        .filter(check -> request.wants(check.rule()) && !concerns(check, tallies))
        .forEach(check -> report.add(Finding.notApplicable(check.rule(), check.id(), "it is not about this subject")));
  }

  private static boolean concerns(Check check, List<Tally> tallies) {
    return tallies.stream()
        .anyMatch(tally -> tally.rule.equals(check.rule()) && tally.checks.getFirst().id().equals(check.id()));
  }

  private static int rounds(Tier tier) {
    return switch (tier) {
      case QUICK -> 1;
      case FULL -> 10;
      case DEEP -> 100;
    };
  }

  private static void describe(Result failure, Report report) {
    report.progress().line(failure.check().rule() + " " + failure.check().sentence());
    (failure.check().name() + ": " + failure.detail()).lines().forEach(line -> report.progress().line(line));
  }
}
