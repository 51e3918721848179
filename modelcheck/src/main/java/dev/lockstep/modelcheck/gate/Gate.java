package dev.lockstep.modelcheck.gate;

import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.evidence.Host;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import dev.lockstep.spec.rules.RuleTableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Has run what the plan says, or takes what shards of it left, judges that, and writes the reports: {@code report.html}, {@code summary.md}, {@code junit.xml}, {@code gate.json}, {@code
 * unknown-rules}, and the evidence itself.
 */
public final class Gate {
  private final GateRequest request;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;

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
    Results source = request.merged().isEmpty() ? EngineRuns.of(tasks, request, err) : new Shards(tasks, request);
    try (ReportDirectory directory = ReportDirectory.open(request.report(), tasks)) {
      say(TextReport.header(request.tier().label(), request.seed(), Host.current(), table.rules().size()));
      List<Task.Result> results = collect(tasks, source, directory);
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

  private List<Task.Result> collect(List<Task> tasks, Results source, ReportDirectory directory)
      throws IOException, InterruptedException {
    List<Task.Result> results = new ArrayList<>();
    for (Task task : tasks) {
      Task.Result result = source.of(task, directory);
      results.add(result);
      say(RunLine.of(result, results.size(), tasks.size()));
    }
    say("");
    return results;
  }

  /** The verdict is printed first: whatever becomes of the files, it is told. */
  private int report(Judgement judgement, ReportDirectory directory) {
    out.print(json ? JsonReport.of(judgement) : TextReport.of(judgement));
    out.flush();
    directory.write(ReportDirectory.JSON, file -> Files.writeString(file, JsonReport.of(judgement)));
    directory.write(ReportDirectory.UNKNOWN_RULES, file -> Files.write(file, judgement.unknownRules()));
    directory.write(ReportDirectory.JUNIT, file -> JUnitReport.write(judgement, file));
    directory.write(ReportDirectory.SUMMARY, file -> Files.writeString(file, MarkdownReport.of(judgement)));
    directory.write(ReportDirectory.PAGE, file -> Files.writeString(file, HtmlReport.of(judgement, directory)));
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
