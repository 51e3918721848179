package dev.lockstep.modelcheck.gate;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.EngineResult;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.EvidenceException;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import dev.lockstep.spec.rules.RuleTableException;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Runs what the plan says, one process after the other (two at once would disturb each other's races), judges what they
 * left, and writes the reports: {@code report.html}, {@code summary.md}, {@code junit.xml}, {@code gate.json}, {@code
 * unknown-rules}, and the evidence itself.
 */
public final class Gate {
  private final GateRequest request;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Path home = Home.locate();

  /** A gate that prints its judgement to {@code out} and its progress to {@code err} if the judgement is JSON. */
  public Gate(GateRequest request, PrintWriter out, PrintWriter err, boolean json) {
    this.request = request;
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /**
   * Runs, judges, reports.
   *
   * @return the judgement's exit status; unknown instead of pass if a report could not be written
   * @throws UsageException if another gate is at work in the same directory
   * @throws IOException if nothing can be written there, or an engine is not built
   */
  public int run() throws UsageException, IOException, InterruptedException, RuleTableException {
    long begin = System.nanoTime();
    RuleTable table = RuleTable.load();
    List<Task> tasks = Plan.of(request);
    Map<Task, EngineProcess> processes = new LinkedHashMap<>();
    if (request.merged().isEmpty()) {
      for (Task task : tasks) {
        processes.put(task, process(task)); // so that what is not built is known before anything has run
      }
    }
    try (ReportDirectory directory = ReportDirectory.open(request.report(), tasks)) {
      say(TextReport.header(request.tier().label(), request.seed(), Host.current(), table.rules().size()));
      List<Task.Result> results =
          request.merged().isEmpty() ? runAll(processes, directory) : mergeAll(tasks, directory);
      Judgement judgement = judgement(table, results, Duration.ofNanos(System.nanoTime() - begin));
      return report(judgement, directory);
    }
  }

  private Judgement judgement(RuleTable table, List<Task.Result> results, Duration took) {
    Judge judge = new Judge(results);
    List<Cell> cells = request.rules().stream().flatMap(rule -> judge.judge(rule, request.workers()).stream()).toList();
    List<String> claims = table.rules().stream().filter(rule -> !rule.gated()).map(Rule::id).toList();
    return new Judgement(
        request.tier(), request.seed(), Host.current(), request.workers(), cells, claims, table.rules().size(), results,
        took);
  }

  private List<Task.Result> runAll(Map<Task, EngineProcess> processes, ReportDirectory directory)
      throws IOException, InterruptedException {
    List<Task.Result> results = new ArrayList<>();
    for (Map.Entry<Task, EngineProcess> next : processes.entrySet()) {
      Task.Result result = run(next.getKey(), next.getValue(), directory.evidence());
      say(line(result, results.size() + 1, processes.size()));
      results.add(result);
    }
    say("");
    return results;
  }

  /** What shards left, instead of runs. */
  private List<Task.Result> mergeAll(List<Task> tasks, ReportDirectory directory) throws IOException {
    List<Task.Result> results = new ArrayList<>();
    for (Task task : tasks) {
      Task.Result result = merge(task, tasks, directory);
      say(line(result, results.size() + 1, tasks.size()));
      results.add(result);
    }
    say("");
    return results;
  }

  private Task.Result merge(Task task, List<Task> tasks, ReportDirectory directory) throws IOException {
    for (Path shard : request.merged()) {
      directory.copy(shard, task, tasks);
    }
    Path file = directory.evidence().resolve(task.fileName());
    if (!Files.exists(file)) {
      return new Task.Result(task, null, "no shard left " + task.fileName(), 0);
    }
    try {
      Evidence evidence = EvidenceFile.read(file);
      return left(task, evidence, evidence.millis());
    } catch (EvidenceException unreadable) {
      return new Task.Result(task, null, unreadable.getMessage(), 0);
    }
  }

  /** All that the engine prints is kept: of a crash, or of a hang, it may be the only trace. */
  private Task.Result run(Task task, EngineProcess process, Path directory) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    EngineResult result;
    Path log = directory.resolve(task.logName());
    try (LiveLine live = LiveLine.on(err, task.engine().name() + " · " + task.subject());
        PrintWriter kept = new PrintWriter(log.toFile(), StandardCharsets.UTF_8)) {
      result =
          process.run(
              directory.resolve(task.fileName()),
              line -> {
                live.show(line);
                kept.println(line);
              });
    }
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    return switch (result) {
      case EngineResult.Left left -> left(task, left.evidence(), millis);
      case EngineResult.Nothing nothing ->
          new Task.Result(task, null, nothing.reason() + "; all it printed: " + log, millis);
    };
  }

  /** Evidence that some other run left in this one's place is no evidence. */
  private Task.Result left(Task task, Evidence evidence, long millis) {
    boolean own =
        evidence.engine().equals(task.engine().name())
            && evidence.subject().equals(task.subject())
            && evidence.tier() == request.tier()
            && evidence.seed().equals(request.seed())
            && evidence.control() == null;
    return own
        ? new Task.Result(task, Replays.in(evidence, request.classPath()), null, millis)
        : new Task.Result(task, null, "left evidence of another run: " + task.fileName(), millis);
  }

  private EngineProcess process(Task task) throws IOException {
    EngineSpec engine = task.engine();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--subject", task.subject(), "--tier", request.tier().label(), "--seed", request.seed()));
    arguments.addAll(List.of("--budget", String.valueOf(engine.budget(request.tier()).toSeconds())));
    for (String rule : Plan.rulesFor(task, request)) {
      arguments.addAll(List.of("--rule", rule));
    }
    return new EngineProcess(
        engine.mainClass(), engine.jvmFlags(), classPath(engine), arguments, engine.timeLimit(request.tier()));
  }

  /** The user's entries come first: he may be checking his own version of the kit. */
  private List<Path> classPath(EngineSpec engine) throws IOException {
    Path target = home.resolve(engine.module()).resolve("target");
    List<Path> entries = new ArrayList<>(request.classPath());
    entries.add(target.resolve("classes"));
    for (String entry : Files.readString(target.resolve("classpath")).strip().split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry));
    }
    return entries;
  }

  private static String line(Task.Result result, int number, int of) {
    Evidence evidence = result.evidence();
    String outcome = evidence == null ? "NOTHING: " + result.problem() : counts(evidence) + canary(evidence);
    return String.format(
        Locale.ROOT,
        "%3d/%d  %-11s %-18s %6.1f s  %s",
        number,
        of,
        result.task().engine().name(),
        result.task().subject(),
        result.millis() / 1000.0,
        outcome);
  }

  private static String counts(Evidence evidence) {
    Map<String, Long> byVerdict =
        evidence.findings().stream()
            .collect(Collectors.groupingBy(f -> f.verdict().label(), TreeMap::new, Collectors.counting()));
    return byVerdict.entrySet().stream()
        .map(entry -> entry.getValue() + " " + word(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String word(String label) {
    return label.equals(Verdict.FAIL.label()) ? "FAIL" : label;
  }

  private static String canary(Evidence evidence) {
    if (evidence.canary() == null) {
      return "";
    }
    return evidence.canary().caught() ? " · awake" : " · ASLEEP: missed " + evidence.canary().name();
  }

  /** The verdict is printed first: whatever becomes of the files, it is told. */
  private int report(Judgement judgement, ReportDirectory directory) {
    out.print(json ? JsonReport.of(judgement) : TextReport.of(judgement));
    out.flush();
    directory.write("gate.json", file -> Files.writeString(file, JsonReport.of(judgement)));
    directory.write("unknown-rules", file -> Files.write(file, judgement.unknownRules()));
    directory.write("junit.xml", file -> JUnitReport.write(judgement, file));
    directory.write("summary.md", file -> Files.writeString(file, MarkdownReport.of(judgement)));
    directory.write("report.html", file -> Files.writeString(file, HtmlReport.of(judgement, directory)));
    directory.unwritten().forEach(err::println);
    err.flush();
    if (directory.unwritten().isEmpty()) {
      say("report  " + directory.path() + ": report.html · summary.md · junit.xml · gate.json · evidence/");
      return judgement.exitStatus();
    }
    return judgement.exitStatus() == ExitStatus.OK ? ExitStatus.UNKNOWN : judgement.exitStatus();
  }

  private void say(String line) {
    PrintWriter to = json ? err : out;
    to.println(line);
    to.flush();
  }
}
