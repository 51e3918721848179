package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.explain.HistoryStats;
import dev.lockstep.spec.engine.ExitStatus;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep history stats}: what is in a history. */
@Command(
    name = "stats",
    description = "Prints how many operations a history has of which kind, how many at once, and how long they took.")
public final class HistoryStatsCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A history; - reads standard input.")
  private String file = "";

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    try {
      HistoryStats.of(HistoryInput.read(file)).forEach(command.getOut()::println);
      command.getOut().flush();
      return ExitStatus.OK;
    } catch (HistoryInput.Refused refused) {
      command.getErr().println(refused.sentence());
      return ExitStatus.USAGE;
    }
  }
}
