package dev.lockstep.modelcheck.lincheck;

import dev.lockstep.spec.engine.Engine;
import dev.lockstep.spec.engine.EngineMain;
import dev.lockstep.spec.engine.EngineRequest;
import dev.lockstep.spec.engine.Report;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.evidence.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Model-checks the shipped bytecode of a worker within bounds: every scenario of {@link WorkerScenarios}, a fixed
 * number of schedules each. The number follows from the budget and not from the clock, and Lincheck's generator has a
 * fixed seed of its own; so the verdict depends on the budget and on nothing else, not even on the seed.
 */
public final class LincheckEngine implements Engine {
  /**
   * What a JVM needs to run this engine: Lincheck attaches an agent to itself and reads fields through Unsafe, which
   * newer JDKs ask to be allowed. C1 alone, because in a run of seconds C2 costs more than it gains.
   */
  public static final List<String> JVM_FLAGS = flags();

  private static final String RULE = "W4";
  private static final String OWNER_LOOP = "lincheck.owner-loop";
  private static final String CALLERS = "lincheck.post-shutdown-query";

  /** What two cores explore, with room for the start and the canary. */
  private static final long INVOCATIONS_PER_SECOND = 150;

  private static final int COUNTEREXAMPLE_LINES = 36;

  /** Runs the engine as a process. */
  public static void main(String[] args) {
    System.exit(EngineMain.run(new LincheckEngine(), args));
  }

  private static List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Xshare:off"));
    flags.add("-XX:+EnableDynamicAgentLoading");
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
    return List.of(new Check(RULE, OWNER_LOOP), new Check(RULE, CALLERS));
  }

  @Override
  public void run(EngineRequest request, Report report) throws UsageException, IOException {
    switch (request.subject()) {
      case "channel" -> withOwner(ChannelOperations.class, request, report);
      case "channel-query" -> withOwner(ChannelQueryOperations.class, request, report);
      case "mutex" -> withoutOwner(MutexOperations.class, request, report);
      default -> stranger(request.subject(), report);
    }
  }

  private static void withOwner(Class<?> operations, EngineRequest request, Report report) throws IOException {
    report.add(Finding.notApplicable(RULE, CALLERS, "the worker has an owner: see " + OWNER_LOOP));
    check(OWNER_LOOP, operations, WorkerScenarios.withOwner(), request, report);
  }

  private static void withoutOwner(Class<?> operations, EngineRequest request, Report report) throws IOException {
    report.add(Finding.notApplicable(RULE, OWNER_LOOP, "the worker has no owner: see " + CALLERS));
    check(CALLERS, operations, WorkerScenarios.withoutOwner(), request, report);
  }

  private static void stranger(String subject, Report report) throws UsageException {
    if (!subject.contains(".")) {
      throw new UsageException("--subject '" + subject + "' is none of mutex, channel, channel-query, nor a class");
    }
    String reason = "Lincheck cannot control the threads that a worker of one's own starts";
    report.add(Finding.notApplicable(RULE, OWNER_LOOP, reason));
    report.add(Finding.notApplicable(RULE, CALLERS, reason));
  }

  private static void check(
      String check, Class<?> operations, List<Scenario> scenarios, EngineRequest request, Report report)
      throws IOException {
    Canary canary = Canaries.run();
    report.canary(canary);
    report.progress().line("canary: " + canary.detail());
    if (!canary.caught()) {
      report.add(Finding.unknown(RULE, check, Map.of(), "Lincheck is not awake on this JDK: " + canary.detail()));
      return;
    }
    report.add(explore(check, operations, scenarios, request, report));
  }

  private static Finding explore(
      String check, Class<?> operations, List<Scenario> scenarios, EngineRequest request, Report report)
      throws IOException {
    long budget = request.budget().toMillis() * INVOCATIONS_PER_SECOND / 1000;
    long before = Invocations.total();
    for (int i = 0; i < scenarios.size(); i++) {
      Scenario scenario = scenarios.get(i);
      report.progress().line("scenario " + (i + 1) + " of " + scenarios.size() + ": " + scenario);
      int share = WorkerScenarios.share(budget, i, scenarios.size());
      Exploration result = Explorer.explore(operations, WorkerSpecification.class, scenario, share);
      Map<String, Long> explored = Map.of("scenarios", i + 1L, "invocations", Invocations.total() - before);
      switch (result) {
        case Exploration.Clean() -> {}
        case Exploration.Broken(String reason) -> {
          return Finding.unknown(RULE, check, explored, reason);
        }
        case Exploration.Violated(Counterexample counterexample) -> {
          return violation(check, counterexample, explored, request);
        }
      }
    }
    return Finding.pass(
        RULE, check, Map.of("scenarios", (long) scenarios.size(), "invocations", Invocations.total() - before));
  }

  private static Finding violation(
      String check, Counterexample counterexample, Map<String, Long> explored, EngineRequest request)
      throws IOException {
    Path whole = Path.of(request.out() + ".counterexample.txt");
    Files.writeString(whole, counterexample.text() + System.lineSeparator());
    String replay = replay(request);
    List<String> seen = new ArrayList<>();
    seen.add(RULE + ": " + counterexample.summary());
    seen.add("replay: " + replay);
    seen.addAll(counterexample.shortText(COUNTEREXAMPLE_LINES));
    seen.add("all of it: " + whole.getFileName());
    return Finding.fail(RULE, check, explored, String.join("\n", seen), replay);
  }

  private static String replay(EngineRequest request) {
    String command = "./lockstep gate --engine lincheck --rule " + RULE + " --subject " + request.subject()
        + " --tier " + request.tier().label();
    return request.control() == null ? command : command + " (on the control " + request.control() + ")";
  }
}
