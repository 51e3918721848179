package dev.lockstep.modelcheck.vector;

import dev.lockstep.modelcheck.vector.VectorSuite.Replayable;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The vectors as an engine: every edge of the specification's graphs of situations, replayed against a worker or, as
 * subject {@value Evidence#ANY}, against the broadcast and the supervisor. The inputs are the same in every tier and
 * with every seed.
 *
 * <p>It sees one thing at a time: the next input comes when the one before has been dealt with. It is blind to whatever
 * happens in between, to races and to time.
 */
public final class VectorsEngine implements Engine {
  /** Every rule that a vector of a model can find broken. */
  private static final Map<String, List<String>> RULES = Map.of(
      "worker", List.of("W1", "W2", "W3", "W4", "W6", "W7", "W8", "W9", "W10", "W11", "W13", "W14"),
      "broadcast", List.of("B1", "B2", "B3", "B4", "B5"),
      "supervisor", List.of("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12"));

  private static final List<String> MODELS = List.of("worker", "broadcast", "supervisor");

  /** Runs the engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new VectorsEngine(), args));
  }

  @Override
  public String name() {
    return "vectors";
  }

  @Override
  public List<Check> checks() {
    return MODELS.stream().flatMap(model -> rules(model).map(rule -> new Check(rule, check(model)))).toList();
  }

  private static Stream<String> rules(String model) {
    return RULES.getOrDefault(model, List.of()).stream();
  }

  private static String check(String model) {
    return "vectors." + model;
  }

  /** How much of the vectors of one model was replayed. */
  private static final class Replayed {
    private long all;
    private long vectors;
    private long steps;
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    long begin = System.nanoTime();
    VectorSuite suite =
        VectorSuite.of(request.subject(), VectorsEngine.class.getClassLoader(), VectorSuite.PATIENCE);
    if (request.control() == null) {
      report.canary(VectorsCanary.run(request.subject()));
    }
    Map<String, Replayed> replayed = new LinkedHashMap<>();
    suite.all().forEach(next -> replayed.computeIfAbsent(next.model(), model -> new Replayed()).all++);
    Optional<VectorFailure> failure = Optional.empty();
    int done = 0;
    for (Replayable next : suite.all()) {
      if (failure.isPresent() || System.nanoTime() - begin > request.budget().toNanos()) {
        break;
      }
      failure = next.run();
      Replayed model = Objects.requireNonNull(replayed.get(next.model()));
      model.vectors++;
      model.steps += next.vector().steps().size();
      report.progress().step("vector", ++done, suite.all().size());
    }
    report.progress().line(done + " of " + suite.all().size() + " vectors");
    failure.ifPresent(failed -> failed.story().forEach(report.progress()::line));
    for (String model : MODELS) {
      findings(request, model, replayed.get(model), failure).forEach(report::add);
    }
  }

  /** A violation ends the run, and is told also if its rule was not asked for. */
  private static List<Finding> findings(
      EngineRequest request, String model, @Nullable Replayed replayed, Optional<VectorFailure> failure) {
    String check = check(model);
    List<String> wanted = rules(model).filter(request::wants).toList();
    if (replayed == null) {
      String reason = "this run does not replay the vectors of a " + model;
      return wanted.stream().map(rule -> Finding.notApplicable(rule, check, reason)).toList();
    }
    Map<String, Long> explored = Map.of("vectors", replayed.vectors, "steps", replayed.steps);
    List<Finding> findings = new ArrayList<>();
    List<String> broken = failure.map(VectorFailure::rules).orElse(List.of());
    failure.ifPresent(failed -> broken.stream().filter(rule -> rules(model).anyMatch(rule::equals)).forEach(rule ->
        findings.add(Finding.fail(rule, check, explored, text(failed), replay(request, failed)))));
    String unknown = failure.isPresent()
        ? "the run ended early, in a violation of " + String.join(" ", broken)
        : replayed.vectors < replayed.all ? "the budget was over after " + replayed.vectors + " vectors" : "";
    wanted.stream().filter(rule -> !broken.contains(rule)).forEach(rule ->
        findings.add(unknown.isEmpty()
            ? Finding.pass(rule, check, explored)
            : Finding.unknown(rule, check, explored, unknown)));
    return findings;
  }

  /** The line, and the steps that led there. */
  private static String text(VectorFailure failed) {
    return failed.line() + "\n" + String.join("\n", failed.story());
  }

  private static String replay(EngineRequest request, VectorFailure failed) {
    return "./lockstep vectors --subject " + request.subject() + " --set " + failed.set() + " --vector "
        + failed.vector().number();
  }
}
