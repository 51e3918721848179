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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

  /** What the whole may take beyond twice its budget; whoever started the engine waits a little longer. */
  private static final Duration ROOM = Duration.ofSeconds(60);

  private static final Duration LEAST = Duration.ofSeconds(1);

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
    long end = System.nanoTime() + request.budget().multipliedBy(2).plus(ROOM).toNanos();
    int wanted = (int) Math.max(FEWEST_LIVES, LIVES_PER_SECOND * request.budget().toSeconds());
    while (lives.recorded() < wanted) {
      List<TraceStorm.Recording> some = record(storm, lives.recorded(), Math.min(wanted - lives.recorded(), LIVES_PER_SEARCH));
      if (some.stream().noneMatch(TraceStorm.Recording::hasSteps)) {
        some.forEach(lives::addTroubles);
        nothingTold(lives, request, report);
        return;
      }
      List<RecordedTrace> traces = new ArrayList<>(lives.recorded() == 0 ? canary : List.of());
      int broken = traces.size();
      some.forEach(recording -> traces.add(recording.trace()));
      TraceCheck.Judged judged = tlc.check(traces, shorter(request.budget().multipliedBy(SLOWEST), end));
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

  /** The limit of a search, or what is left of the engine's own: it must be able to tell that it did not decide. */
  private static Duration shorter(Duration limit, long end) {
    Duration left = Duration.ofNanos(Math.max(end - System.nanoTime(), LEAST.toNanos()));
    return limit.compareTo(left) < 0 ? limit : left;
  }

  private static List<TraceStorm.Recording> record(TraceStorm storm, int from, int count) throws InterruptedException {
    List<TraceStorm.Recording> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(storm.record(from + i));
    }
    return some;
  }

  /** A stranger may have no trace; of the kit's own workers that is a defect. What else was seen counts all the same. */
  private static void nothingTold(Lives lives, EngineRequest request, Report report) {
    String reason = "the worker tells its trace of no step, so its runs cannot be followed";
    boolean own = Subjects.kit().stream().anyMatch(subject -> subject.name().equals(request.subject()));
    for (String rule : request.rules()) {
      if (lives.violations().containsKey(rule)) {
        report.add(finding(rule, lives, request));
      } else {
        report.add(
            own
                ? Finding.unknown(rule, id(rule), Map.of(), reason)
                : Finding.notApplicable(rule, id(rule), reason));
      }
    }
  }

  private static Finding finding(String rule, Lives lives, EngineRequest request) {
    Lives.Violation violation = lives.violations().get(rule);
    if (violation != null) {
      return Finding.fail(
          rule, id(rule), lives.explored(rule), violation.seen(), replay(rule, violation, request));
    }
    return lives.doubt()
        .map(doubt -> Finding.unknown(rule, id(rule), lives.explored(rule), doubt))
        .orElseGet(() -> Finding.pass(rule, id(rule), lives.explored(rule)));
  }

  /** A violation was seen, whether its trace can be kept or not. */
  private static String replay(String rule, Lives.Violation violation, EngineRequest request) {
    Path file = request.out().resolveSibling(request.out().getFileName() + "." + rule + ".trace.ndjson");
    try {
      violation.write(file);
      return "./lockstep trace check " + file;
    } catch (IOException failed) {
      return "the trace could not be written: " + failed.getMessage();
    }
  }
}
