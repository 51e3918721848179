package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Model-checks the shipped bytecode within bounds: the scenarios of {@link Batches}, a fixed number of schedules each.
 * The number follows from the budget and not from the clock, the seed chooses the generated scenarios, and Lincheck's
 * generator has a fixed seed of its own; so the verdict depends on budget and seed, and on nothing else.
 */
public final class LincheckEngine implements Engine {
  /**
   * What a JVM needs to run this engine: Lincheck attaches an agent to itself and reads fields through Unsafe, which
   * newer JDKs ask to be allowed. C1 alone, because in a run of seconds C2 costs more than it gains; room for the
   * classes that are instrumented, because a collection for their sake takes a tenth of a second.
   */
  public static final List<String> JVM_FLAGS = flags();

  /** What it knows how to drive: the kit's own workers, and what they are made of. */
  public static final List<String> SUBJECTS = Batches.SUBJECTS;

  /** Runs the engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new LincheckEngine(), args));
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-Xms256m", "-Xmx1g", "-XX:MetaspaceSize=192m", "-XX:+UseSerialGC"));
    flags.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:off", "-XX:+EnableDynamicAgentLoading"));
    if (Runtime.version().feature() >= 23) {
      flags.add("--sun-misc-unsafe-memory-access=allow");
    }
    return List.copyOf(flags);
  }

  @Override
  public String name() {
    return "lincheck";
  }

  @Override
  public List<Check> checks() {
    return Batches.checks();
  }

  @Override
  public void run(EngineRequest request, Report report) throws UsageException, IOException {
    List<Batch> batches = batches(request);
    Map<Check, Findings> findings = Findings.of(batches);
    for (Check check : checks()) {
      if (request.wants(check.rule()) && !findings.containsKey(check)) {
        report.add(Finding.notApplicable(check.rule(), check.id(), whyNot(check, request.subject())));
      }
    }
    if (findings.isEmpty()) {
      return;
    }
    Canary canary = Canaries.run();
    report.canary(canary);
    report.progress().line("canary: " + canary.detail());
    if (canary.caught()) {
      batches.forEach(batch -> explore(batch, request, report, findings));
    }
    for (Findings of : findings.values()) {
      report.add(
          canary.caught()
              ? of.finding(request)
              : of.unknown("Lincheck is not awake on this JDK: " + canary.detail()));
    }
  }

  private static void explore(Batch batch, EngineRequest request, Report report, Map<Check, Findings> findings) {
    long start = System.nanoTime();
    long invocations = 0;
    for (Batch.Explored explored : batch.explore(request.budget())) {
      invocations += explored.exploration().extent().invocations();
      Objects.requireNonNull(findings.get(explored.item().check())).add(explored);
    }
    report.progress().line(
        batch.target().operations().getSimpleName() + ": " + batch.items().size() + " scenarios, " + invocations
            + " invocations, " + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
  }

  /** What is explored for the rules that are asked for. */
  private static List<Batch> batches(EngineRequest request) throws UsageException {
    List<Batch> all = Batches.of(request.subject(), request.seed());
    if (all.isEmpty() && !request.subject().contains(".")) {
      throw new UsageException(
          "--subject '" + request.subject() + "' is none of mutex, channel, channel-query, any, nor a class");
    }
    return all.stream().map(batch -> batch.only(request.rules())).filter(batch -> !batch.items().isEmpty()).toList();
  }

  private static String whyNot(Check check, String subject) {
    return switch (subject) {
      case Evidence.ANY -> "it is about one worker";
      case "mutex", "channel" -> Batches.ofTheKit(check) ? "it is about the kit: subject any" : "the worker has no inbox";
      case "channel-query" -> Batches.ofTheKit(check) ? "it is about the kit: subject any" : "see channel: it has the same inbox";
      default -> "Lincheck cannot control the threads that a worker of one's own starts";
    };
  }
}
