package dev.lockstep.modelcheck.contract;

import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Tier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The contract as an engine: one check id for each rule, {@code contract.w1} to {@code contract.w14}, which stands for
 * all checks of that rule. In a longer tier the checks are repeated, because some of them race.
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
    private final List<CheckMethod> checks;
    private final Set<String> reasons = new LinkedHashSet<>();
    private final List<Result> failures = new ArrayList<>();
    private long runs;
    private long passes;

    private Tally(String rule) {
      this.checks = CheckMethod.of(rule);
    }

    private void add(Result result) {
      runs++;
      switch (result.verdict()) {
        case PASS -> passes++;
        case FAIL -> failures.add(result);
        case NOT_APPLICABLE -> reasons.add(result.detail());
      }
    }

    private Finding finding(String rule, EngineRequest request) {
      Map<String, Long> explored = Map.of("checks", passes + failures.size());
      if (!failures.isEmpty()) {
        String replay = "./lockstep contract --subject " + request.subject() + " --rule " + rule;
        return Finding.fail(rule, id(rule), explored, failures.getFirst().line(), replay);
      }
      if (runs < checks.size()) {
        String reason = "the budget was over after " + runs + " of " + checks.size() + " checks";
        return Finding.unknown(rule, id(rule), explored, reason);
      }
      return passes > 0
          ? Finding.pass(rule, id(rule), explored)
          : Finding.notApplicable(rule, id(rule), String.join("; ", reasons));
    }
  }

  @Override
  public String name() {
    return "contract";
  }

  @Override
  public List<Check> checks() {
    return CheckMethod.rules().stream().map(rule -> new Check(rule, id(rule))).toList();
  }

  private static String id(String rule) {
    return "contract." + rule.toLowerCase(Locale.ROOT);
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    long start = System.nanoTime();
    Suite suite = new Suite(Subjects.resolve(request.subject()), Suite.PATIENCE);
    if (request.control() == null) {
      report.canary(ContractCanary.run());
    }
    List<String> rules = request.rules();
    List<Tally> tallies = rules.stream().map(Tally::new).toList();
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
    for (int i = 0; i < rules.size(); i++) {
      tallies.get(i).failures.forEach(failure -> describe(failure, report));
      report.add(tallies.get(i).finding(rules.get(i), request));
    }
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
