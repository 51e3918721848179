package dev.lockstep.modelcheck.storm;

import dev.lockstep.modelcheck.history.HistoryWriter;
import dev.lockstep.modelcheck.storm.check.Checks;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.evidence.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The engine {@code storm}: real load on real threads, recorded round by round, every round checked.
 *
 * <p>It sees what happens under load on this machine. It is blind to schedules that did not happen.
 */
public final class StormEngine implements Engine {
  /** A broken subject may hang in each round: so many tell enough. */
  private static final int VIOLATING_ROUNDS = 12;

  /** What remains of a budget that the canary has used up. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Runs this engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new StormEngine(), args));
  }

  @Override
  public String name() {
    return "storm";
  }

  @Override
  public List<Check> checks() {
    return Checks.RULES.stream().map(rule -> new Check(rule, id(rule))).toList();
  }

  private static String id(String rule) {
    return "storm." + rule.toLowerCase(Locale.ROOT);
  }

  @Override
  public void run(EngineRequest request, Report report) throws Exception {
    long begin = System.nanoTime();
    Subject subject = Subjects.resolve(request.subject());
    if (request.control() == null) {
      report.canary(StormCanary.run());
    }
    Duration left = request.budget().minusNanos(System.nanoTime() - begin);
    Duration time = left.compareTo(LEAST) < 0 ? LEAST : left;
    Storm storm =
        new Storm(
            StormOptions.of(subject, Corpus.shipped(), request.seed(), time).withViolatingRounds(VIOLATING_ROUNDS));
    storm.run(new Steps(report)::tell);
    for (String rule : Checks.RULES) {
      if (request.wants(rule) || storm.sightings().containsKey(rule)) {
        report.add(finding(rule, request, storm));
      }
    }
  }

  /** One line a second. */
  private static final class Steps {
    private final Report report;
    private long last = System.nanoTime();

    Steps(Report report) {
      this.report = report;
    }

    void tell(Balance balance) {
      if (System.nanoTime() - last > STEP_NANOS) {
        last = System.nanoTime();
        report.progress().line(StormText.progress(balance));
      }
    }
  }

  private static Finding finding(String rule, EngineRequest request, Storm storm) {
    Map<String, Long> explored = explored(storm);
    Storm.Sighting sighting = storm.sightings().get(rule);
    if (sighting != null) {
      String history = sighting.history() == null ? "" : "; " + written(rule, request, sighting);
      return Finding.fail(
          rule, id(rule), explored, sighting.violation().seen() + history,
          StormText.replay(request.subject(), request.seed(), sighting, request.control()));
    }
    String doubt = doubt(rule, storm);
    return doubt == null
        ? Finding.pass(rule, id(rule), explored) : Finding.unknown(rule, id(rule), explored, doubt);
  }

  /** Why it cannot be said that the rule held; null if it can. */
  private static @Nullable String doubt(String rule, Storm storm) {
    if (storm.balance().rounds() == 0) {
      return "no round could be judged";
    }
    if (storm.endedEarly()) {
      return "the storm ended early, in violations of " + String.join(" ", storm.sightings().keySet());
    }
    if (rule.equals("W2") && storm.checks().linearizable().undecided() > 0) {
      return "the linearizability of " + storm.checks().linearizable().undecided() + " rounds is undecided: "
          + storm.checks().linearizable().reason();
    }
    if (rule.equals("W6") && !storm.checks().status().sawEnough()) {
      return "too few statuses were asked for while a pipeline was at work";
    }
    return null;
  }

  private static Map<String, Long> explored(Storm storm) {
    Balance balance = storm.balance();
    return Map.of(
        "rounds", balance.rounds(),
        "operations", balance.operations(),
        "requests", balance.requests(),
        "statusReads", balance.statusReads());
  }

  /** Where the history is. A violation was seen, whether its history can be kept or not. */
  private static String written(String rule, EngineRequest request, Storm.Sighting sighting) {
    Path file = request.out().resolveSibling(request.out().getFileName() + "." + rule + ".ndjson");
    try {
      HistoryWriter.write(Objects.requireNonNull(sighting.history()), file);
      return "history " + file;
    } catch (IOException failed) {
      return "its history could not be written: " + failed.getMessage();
    }
  }
}
