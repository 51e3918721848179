package dev.lockstep.modelcheck.trace;

import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Finding;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The engine {@code trace}: lives of real workers under load, every event written down, and TLC's word for it that they
 * are behaviours of the specification.
 *
 * <p>It sees that a run of the code is one of the design. It is blind to runs that did not happen.
 */
public final class TraceEngine implements Engine {
  private static final int LIVES_PER_SECOND = 6;
  private static final int FEWEST_LIVES = 20;

  /** So many are judged in one search: enough that TLC's start hardly counts, few enough to tell of progress. */
  private static final int LIVES_PER_SEARCH = 100;

  /** A busy machine must not make a trace undecided: TLC usually takes less than the budget. */
  private static final int SLOWEST = 3;

  /** Runs this engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new TraceEngine(), args));
  }

  @Override
  public String name() {
    return "trace";
  }

  @Override
  public List<Check> checks() {
    return Occasions.RULES.stream().map(rule -> new Check(rule, id(rule))).toList();
  }

  private static String id(String rule) {
    return "trace." + rule.toLowerCase(Locale.ROOT);
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    Subject subject = Subjects.resolve(request.subject());
    TraceCheck tlc = TraceCheck.in(Home.locate().resolve(Path.of("spec", "tla")));
    List<RecordedTrace> canary = request.control() == null ? TraceCanary.record() : List.of();
    TraceStorm storm = new TraceStorm(subject, Corpus.shipped(), request.seed());
    Lives lives = new Lives();
    int wanted = (int) Math.max(FEWEST_LIVES, LIVES_PER_SECOND * request.budget().toSeconds());
    while (lives.recorded() < wanted) {
      List<TraceStorm.Recording> some = record(storm, lives.recorded(), Math.min(wanted - lives.recorded(), LIVES_PER_SEARCH));
      if (some.stream().noneMatch(TraceStorm.Recording::hasSteps)) {
        notApplicable(request, report);
        return;
      }
      List<RecordedTrace> traces = new ArrayList<>(lives.recorded() == 0 ? canary : List.of());
      int broken = traces.size();
      some.forEach(recording -> traces.add(recording.trace()));
      TraceCheck.Judged judged = tlc.check(traces, request.budget().multipliedBy(SLOWEST));
      if (broken > 0) {
        report.canary(TraceCanary.judged(judged.verdicts().subList(0, broken)));
      }
      lives.add(some, judged.verdicts().subList(broken, traces.size()), judged);
      report.progress().step("trace", lives.recorded(), wanted);
    }
    for (String rule : request.rules()) {
      report.add(finding(rule, lives, request));
    }
  }

  private static List<TraceStorm.Recording> record(TraceStorm storm, int from, int count) throws InterruptedException {
    List<TraceStorm.Recording> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(storm.record(from + i));
    }
    return some;
  }

  private static void notApplicable(EngineRequest request, Report report) {
    for (String rule : request.rules()) {
      report.add(Finding.notApplicable(
          rule, id(rule), "the worker tells its trace of no step, so its runs cannot be followed"));
    }
  }

  private static Finding finding(String rule, Lives lives, EngineRequest request) throws IOException {
    Lives.Violation violation = lives.violations().get(rule);
    if (violation != null) {
      Path file = request.out().resolveSibling(request.out().getFileName() + "." + rule + ".trace.ndjson");
      violation.write(file);
      return Finding.fail(
          rule, id(rule), lives.explored(rule), violation.seen(), "./lockstep trace check " + file);
    }
    return lives.doubt()
        .map(doubt -> Finding.unknown(rule, id(rule), lives.explored(rule), doubt))
        .orElseGet(() -> Finding.pass(rule, id(rule), lives.explored(rule)));
  }
}
