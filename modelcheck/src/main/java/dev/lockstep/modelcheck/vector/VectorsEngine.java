package dev.lockstep.modelcheck.vector;

import dev.lockstep.modelcheck.vector.VectorSuite.Replayable;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The vectors as an engine: every edge of the specification's graphs of situations, replayed against a worker or, as
 * subject {@value Evidence#ANY}, against the broadcast. The inputs are the same in every tier and with every seed.
 *
 * <p>It sees one thing at a time: the next input comes when the one before has been dealt with. It is blind to whatever
 * happens in between, to races and to time.
 */
public final class VectorsEngine implements Engine {
  private static final String WORKER = "vectors.worker";
  private static final String BROADCAST = "vectors.broadcast";

  /** Every rule that a vector can find broken. */
  private static final List<String> WORKER_RULES =
      List.of("W1", "W2", "W3", "W4", "W6", "W7", "W8", "W9", "W10", "W11", "W13", "W14");

  private static final List<String> BROADCAST_RULES = List.of("B1", "B2", "B3", "B4", "B5");

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
    return Stream.concat(
        WORKER_RULES.stream().map(rule -> new Check(rule, WORKER)),
        BROADCAST_RULES.stream().map(rule -> new Check(rule, BROADCAST))).toList();
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    long begin = System.nanoTime();
    VectorSuite suite =
        VectorSuite.of(request.subject(), VectorsEngine.class.getClassLoader(), VectorSuite.PATIENCE);
    if (request.control() == null) {
      report.canary(VectorsCanary.run(request.subject()));
    }
    long steps = 0;
    int replayed = 0;
    Optional<VectorFailure> failure = Optional.empty();
    for (Replayable next : suite.all()) {
      if (failure.isPresent() || System.nanoTime() - begin > request.budget().toNanos()) {
        break;
      }
      failure = next.run();
      replayed++;
      steps += next.vector().steps().size();
      report.progress().step("vector", replayed, suite.all().size());
    }
    report.progress().line(replayed + " of " + suite.all().size() + " vectors, " + steps + " steps");
    failure.ifPresent(failed -> failed.story().forEach(report.progress()::line));
    String unfinished = replayed == suite.all().size() ? "" : "the budget was over after " + replayed + " vectors";
    findings(request, failure, unfinished, Map.of("vectors", (long) replayed, "steps", steps)).forEach(report::add);
  }

  /** A violation ends the run, and is told also if its rule was not asked for. */
  private static List<Finding> findings(
      EngineRequest request, Optional<VectorFailure> failure, String unfinished, Map<String, Long> explored) {
    boolean worker = !request.subject().equals(Evidence.ANY);
    String check = worker ? WORKER : BROADCAST;
    List<Finding> findings = new ArrayList<>();
    List<String> broken = failure.map(VectorFailure::rules).orElse(List.of());
    failure.ifPresent(failed -> broken.forEach(rule ->
        findings.add(Finding.fail(rule, check, explored, failed.line(), replay(request, failed)))));
    String unknown =
        failure.isPresent() ? "the run ended early, in a violation of " + String.join(" ", broken) : unfinished;
    for (String rule : request.rules()) {
      boolean mine = (worker ? WORKER_RULES : BROADCAST_RULES).contains(rule);
      if (mine && !broken.contains(rule)) {
        findings.add(unknown.isEmpty()
            ? Finding.pass(rule, check, explored)
            : Finding.unknown(rule, check, explored, unknown));
      } else if (!mine) {
        findings.add(Finding.notApplicable(rule, worker ? BROADCAST : WORKER,
            worker ? "this run replays the vectors of a worker" : "this run replays the vectors of the broadcast"));
      }
    }
    return findings;
  }

  private static String replay(EngineRequest request, VectorFailure failed) {
    return "./lockstep vectors --subject " + request.subject() + " --set " + failed.set() + " --vector "
        + failed.vector().number();
  }
}
