package dev.lockstep.spec.tlc;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Progress;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.evidence.Tier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Model-checks the design: the specifications in {@code spec/tla}, exhaustively, within the bounds that their
 * configurations name. It sees the design and nothing of the code, so its subject is always {@value Evidence#DESIGN}.
 *
 * <p>A rule passes when every model about it said what was expected: those of the design hold with the pinned number of
 * states, and those that must be violated (witnesses, negative controls) are. Each {@link Family} has its own check. The
 * canary is {@link Models#INLINE_OWNER}.
 */
public final class TlcEngine implements Engine {
  private static final String CANARY = "inline-owner";

  /** Runs the engine as a process; the arguments are those of {@link EngineMain}. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new TlcEngine(), args));
  }

  @Override
  public String name() {
    return "tlc";
  }

  @Override
  public List<Check> checks() {
    return Stream.of(Family.values())
        .flatMap(family -> family.rules().stream().map(rule -> new Check(rule, family.check())))
        .toList();
  }

  /** Several times what the models take on two idle cores: a time-out is an unknown, so the machine may be busy. */
  @Override
  public Duration defaultBudget(Tier tier) {
    return switch (tier) {
      case QUICK -> Duration.ofSeconds(60);
      case FULL -> Duration.ofSeconds(180);
      case DEEP -> Duration.ofSeconds(600);
    };
  }

  @Override
  public void run(EngineRequest request, Report report) throws UsageException, IOException, InterruptedException {
    if (!request.subject().equals(Evidence.DESIGN)) {
      throw new UsageException("engine tlc checks the subject '" + Evidence.DESIGN + "' only, not '"
          + request.subject() + "'");
    }
    TlcRun tlc = TlcRun.in(Home.locate().resolve(Path.of("spec", "tla")));
    Map<Model, TlcResult> results = new LinkedHashMap<>();
    try (Searches searches = new Searches(tlc, models(request), request.budget())) {
      for (Model model : models(request)) {
        TlcResult result = searches.result(model);
        results.put(model, result);
        describe(model, result, report.progress());
        if (model.equals(Models.INLINE_OWNER)) {
          report.canary(canary(result));
        }
      }
    }
    for (Family family : Family.values()) {
      family.rules().stream().filter(request::wants).forEach(rule -> report.add(finding(rule, family, results)));
    }
  }

  /** The canary, and every model about a wanted rule. */
  private static List<Model> models(EngineRequest request) {
    return Models.of(request.tier()).stream()
        .filter(model -> model.equals(Models.INLINE_OWNER) || model.rules().stream().anyMatch(request::wants))
        .toList();
  }

  private static Canary canary(TlcResult result) {
    return switch (Conclusion.of(Models.INLINE_OWNER, result)) {
      case Conclusion.AsExpected expected ->
          new Canary(CANARY, true, result.counterexample().map(Counterexample::summary).orElseThrow());
      case Conclusion.Violation other -> new Canary(CANARY, false, other.seen());
      case Conclusion.Undecided undecided -> new Canary(CANARY, false, undecided.reason());
    };
  }

  private static Finding finding(String rule, Family family, Map<Model, TlcResult> results) {
    Explored explored = new Explored();
    String unknown = "";
    for (Map.Entry<Model, TlcResult> entry : results.entrySet()) {
      Model model = entry.getKey();
      if (!model.rules().contains(rule) || !family.models().contains(model)) {
        continue;
      }
      explored.add(model, entry.getValue());
      switch (Conclusion.of(model, entry.getValue())) {
        case Conclusion.AsExpected expected -> { }
        case Conclusion.Undecided undecided -> unknown = undecided.reason();
        case Conclusion.Violation violation when violation.rules().contains(rule) -> {
          String seen = violation.seen() + steps(entry.getValue());
          return Finding.fail(rule, family.check(), explored.counts(), seen, TlcRun.replay(model));
        }
        case Conclusion.Violation violation -> unknown = "the search ended early, because " + violation.seen();
      }
    }
    return unknown.isEmpty()
        ? Finding.pass(rule, family.check(), explored.counts())
        : Finding.unknown(rule, family.check(), explored.counts(), unknown);
  }

  /** The steps of the counterexample, below what was seen. */
  private static String steps(TlcResult result) {
    return result.counterexample().map(found -> "\n" + String.join("\n", found.table())).orElse("");
  }

  /** One row of the table of models; below it the steps of a violation, and why a result is not as expected. */
  private static void describe(Model model, TlcResult result, Progress progress) {
    progress.line(String.format(Locale.ROOT, "%-27s %-9s %,9d distinct of %,9d states, depth %2d, %6.2f s",
        model, result.ended().map(exit -> exit.name().toLowerCase(Locale.ROOT)).orElse("stopped"),
        result.distinctStates(), result.states(), result.depth(), result.took().toMillis() / 1e3));
    switch (Conclusion.of(model, result)) {
      case Conclusion.AsExpected expected -> { }
      case Conclusion.Undecided undecided -> progress.line(undecided.reason());
      case Conclusion.Violation violation ->
          result.counterexample().ifPresent(found -> found.table().forEach(progress::line));
    }
  }
}
