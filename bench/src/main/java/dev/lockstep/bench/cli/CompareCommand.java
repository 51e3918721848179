package dev.lockstep.bench.cli;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Comparer;
import dev.lockstep.bench.regression.Recording;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.nio.file.Path;
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

/** {@code ./lockstep bench compare}: two files that JMH wrote. */
@Command(
    name = "compare",
    description = "Compare two results of JMH (-rf json), of this project or of any other.",
    footer = "%nExit status: 0 no regression, 1 a regression, 2 nobody knows, 64 wrong usage.")
final class CompareCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private Output output = new Output();

  @Mixin private Judging judging = new Judging();

  @Parameters(index = "0", paramLabel = "BASE", description = "the results before")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "CANDIDATE", description = "the results after")
  private Path candidate = Path.of("");

  @Override
  public Integer call() throws IncompleteRunException, UsageException, IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Path directory = output.directory();
    new Reports(directory).clear();
    Comparer comparer = new Comparer(judging.wishes(false));
    Recording before = Recording.read(base.toString(), base);
    Recording after = Recording.read(candidate.toString(), candidate);
    var comparison = comparer.compare(Comparer.Runs.of(before, after), judging.history(after), List.of());
    return judging.report(comparison, directory, command.getOut(), command.getErr());
  }
}
