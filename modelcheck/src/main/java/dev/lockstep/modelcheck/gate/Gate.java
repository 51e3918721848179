package dev.lockstep.modelcheck.gate;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.EngineResult;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.evidence.Evidence;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.evidence.Verdict;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

  /** Runs, judges, reports; returns the exit status. */
  public int run() throws Exception {
    long begin = System.nanoTime();
    RuleTable table = RuleTable.load();
    say(TextReport.header(request.tier().label(), request.seed(), Host.current(), table.rules().size()));
    List<Task.Result> results = runAll(Plan.of(request));
    Judge judge = new Judge(results);
    List<Cell> cells = request.rules().stream().flatMap(rule -> judge.judge(rule, request.workers()).stream()).toList();
    List<String> claims = table.rules().stream().filter(rule -> !rule.gated()).map(Rule::id).toList();
    Judgement judgement =
        new Judgement(
            request.tier(),
            request.seed(),
            Host.current(),
            request.workers(),
            cells,
            claims,
            table.rules().size(),
            results,
            Duration.ofNanos(System.nanoTime() - begin));
    report(judgement);
    return judgement.exitStatus();
  }

  private List<Task.Result> runAll(List<Task> tasks) throws IOException, InterruptedException {
    Path evidence = request.report().resolve("evidence");
    Files.createDirectories(evidence);
    discardOld(evidence);
    List<Task.Result> results = new ArrayList<>();
    for (Task task : tasks) {
      Task.Result result = run(task, evidence.resolve(task.fileName()));
      say(line(result, results.size() + 1, tasks.size()));
      results.add(result);
    }
    say("");
    return results;
  }

  /** Evidence of an earlier run must not be taken for this one's by whoever looks into the directory. */
  private static void discardOld(Path directory) throws IOException {
    try (var files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private Task.Result run(Task task, Path file) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    EngineResult result;
    try (LiveLine live = LiveLine.on(err, task.engine().name() + " · " + task.subject())) {
      result = process(task).run(file, live::show);
    }
    long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
    return switch (result) {
      case EngineResult.Left left -> new Task.Result(task, left.evidence(), null, millis);
      case EngineResult.Nothing nothing -> new Task.Result(task, null, nothing.reason(), millis);
    };
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

  private void report(Judgement judgement) throws IOException {
    Path directory = request.report();
    Files.writeString(directory.resolve("report.html"), HtmlReport.of(judgement, directory));
    Files.writeString(directory.resolve("summary.md"), MarkdownReport.of(judgement));
    Files.writeString(directory.resolve("gate.json"), JsonReport.of(judgement));
    Files.writeString(
        directory.resolve("unknown-rules"),
        judgement.unknownRules().stream().map(id -> id + "\n").collect(Collectors.joining()));
    JUnitReport.write(judgement, directory.resolve("junit.xml"));
    if (json) {
      out.print(JsonReport.of(judgement));
    } else {
      out.print(TextReport.of(judgement));
      out.println("report  " + directory + ": report.html · summary.md · junit.xml · gate.json · evidence/");
    }
    out.flush();
  }

  private void say(String line) {
    PrintWriter to = json ? err : out;
    to.println(line);
    to.flush();
  }
}
