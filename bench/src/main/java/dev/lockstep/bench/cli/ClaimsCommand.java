package dev.lockstep.bench.cli;

import dev.lockstep.bench.claims.Campaign;
import dev.lockstep.bench.claims.Machine;
import dev.lockstep.bench.claims.Measurements;
import dev.lockstep.bench.claims.Plan;
import dev.lockstep.bench.report.HtmlReport;
import dev.lockstep.bench.report.Run;
import dev.lockstep.bench.report.RunFile;
import dev.lockstep.bench.report.TextReport;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.json.JsonFormatException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep bench claims}: measures the claims P1 to P5 and says what is true of them. */
@Command(
    name = "claims",
    description = "Measure the claims P1 to P5, and say what is true of them.",
    footer = "%nExit status: 0 every claim has a verdict, 2 data are missing or do not tell, 64 wrong usage.")
final class ClaimsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private Budget budget = new Budget();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "measure nothing: report on the samples in this claims.json")
  private @Nullable Path from;

  @Option(names = "--json", description = "print claims.json instead of the text")
  private boolean json;

  @Option(names = "--table", description = "print only what the README shows: machine, verdicts, the six rows, aims")
  private boolean table;

  @Override
  public Integer call() throws UsageException, IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Path directory = budget.directory();
    Run run = from == null ? measure(directory, command.getErr()) : read(from);
    return report(run, directory, command.getOut(), command.getErr());
  }

  private Run measure(Path directory, PrintWriter progress) throws UsageException, IOException, InterruptedException {
    Plan plan = Plan.ofClaims(budget.tier());
    Machine machine = Machine.current();
    progress.println("Lockstep bench claims · " + budget.tier().label() + " · about "
        + Math.round(Math.ceil(plan.seconds() / 60)) + " minutes · " + machine.line());
    progress.println(machine.loadLine());
    progress.flush();
    long begin = System.nanoTime();
    Measurements measurements = new Campaign(plan, directory.resolve("forks"), progress).run();
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    return Run.of(budget.tier().label(), machine, seconds, measurements);
  }

  private static Run read(Path file) throws UsageException {
    try {
      return RunFile.read(file);
    } catch (IOException | JsonFormatException unreadable) {
      throw new UsageException("--from " + file + " cannot be read: " + unreadable.getMessage());
    }
  }

  private int report(Run run, Path directory, PrintWriter out, PrintWriter err) throws IOException {
    Path samples = directory.resolve("claims.json");
    String text = TextReport.of(run);
    RunFile.write(run, samples);
    Files.writeString(directory.resolve("claims.html"), HtmlReport.of(run));
    Files.writeString(directory.resolve("claims.md"), text);
    out.print(json ? Files.readString(samples) + System.lineSeparator() : table ? TextReport.excerpt(run) : text);
    out.flush();
    run.problems().forEach(problem -> err.println("incomplete: " + problem));
    run.decisions().stream()
        .filter(decision -> decision.reason() != null)
        .forEach(decision -> err.println(decision.id() + " " + decision.sentence()));
    err.println("report  " + directory + ": claims.html · claims.md · claims.json");
    err.flush();
    return run.isComplete() ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }
}
