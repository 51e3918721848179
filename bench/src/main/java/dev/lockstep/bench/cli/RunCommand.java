package dev.lockstep.bench.cli;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.claims.Unit;
import dev.lockstep.bench.regression.Recording;
import dev.lockstep.bench.regression.Samples;
import dev.lockstep.bench.regression.run.Build;
import dev.lockstep.bench.regression.run.Effort;
import dev.lockstep.bench.regression.run.Turns;
import dev.lockstep.bench.report.Table;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lockstep bench run}: one version, kept in JMH's format with the facts that a comparison needs. */
@Command(
    name = "run",
    description = "Run one version: a JMH jar, a built checkout, or a commit. Keeps results.json.",
    footer = "%nExit status: 0 everything ran, 2 something is missing, 64 wrong usage.")
final class RunCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "JAR|DIR|COMMIT",
      description = "the version (default: this checkout)")
  private String version = ".";

  @Mixin private Workload workload = new Workload();

  @Mixin private Sources sources = new Sources();

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws IncompleteRunException, UsageException, IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Path file = output.directory().resolve("results.json");
    Files.deleteIfExists(file); // nobody shall take an earlier run's for this one's
    Effort effort = workload.effort(sources.isOwn(version));
    Build build = sources.build(version);
    Turns turns = new Turns(file.resolveSibling("passes"), command.getErr());
    List<String> problems = new ArrayList<>(turns.run(List.of(new Turns.Arm(build, effort, file))));
    Recording recording = Recording.readWhatIsComplete(build.name(), file, problems);
    if (!recording.benchmarks().isEmpty()) {
      command.getOut().print(table(recording).markdown());
    }
    command.getOut().println("results  " + file);
    command.getOut().flush();
    if (!problems.isEmpty()) {
      throw new IncompleteRunException(problems);
    }
    return ExitStatus.OK;
  }

  private static Table table(Recording recording) {
    return new Table(
        recording.name(), "", List.of("benchmark", "median", "quickest fork", "slowest fork"),
        recording.benchmarks().values().stream().map(RunCommand::row).toList());
  }

  private static List<String> row(Samples samples) {
    double[] forks = samples.forkMedians();
    return List.of(
        samples.key(), Unit.TIME.text(samples.median()), Unit.TIME.text(Arrays.stream(forks).min().orElseThrow()),
        Unit.TIME.text(Arrays.stream(forks).max().orElseThrow()));
  }
}
