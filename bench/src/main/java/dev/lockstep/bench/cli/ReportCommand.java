package dev.lockstep.bench.cli;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.bench.regression.Comparer;
import dev.lockstep.bench.regression.run.Kept;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** {@code ./lockstep bench report}: judges what an earlier {@code ab} measured once more. */
@Command(
    name = "report",
    description = "Report on what an earlier ab measured, within other limits if wanted. Measures nothing.",
    footer = "%nExit status: 0 no regression, 1 a regression, 2 nobody knows, 64 wrong usage.")
final class ReportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private Judging judging = new Judging();

  @Parameters(index = "0", paramLabel = "DIR", description = "the directory of the earlier run; the reports go there")
  private Path directory = Path.of("");

  @Override
  public Integer call() throws IncompleteRunException, UsageException, IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Kept kept = new Kept(directory);
    kept.names(); // so that no files of a directory are removed that holds no comparison
    new Reports(directory).clear();
    return report(kept, new Comparer(judging.wishes(true)), judging, command);
  }

  /** Compares what is kept, and reports on it. */
  static int report(Kept kept, Comparer comparer, Judging judging, CommandLine command)
      throws IncompleteRunException, IOException {
    List<String> problems = new ArrayList<>();
    Comparer.Runs runs = kept.read(problems);
    var comparison = comparer.compare(runs, judging.history(runs.candidate()), problems);
    return judging.report(comparison, kept.directory(), command.getOut(), command.getErr());
  }
}
