package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.selfcheck.Benchmark;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lockstep history selfcheck bench}: how fast the checker is on long runs. */
@Command(
    name = "bench",
    description = {
      "Prints how long storms' histories of several lengths and loads take to check, and the memory.",
      "Exits with 1 if one of them is not accepted."
    })
public final class SelfcheckBenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--largest",
      paramLabel = "N",
      description = "operations of the longest history (default: ${DEFAULT-VALUE}; 10000000 takes minutes)")
  private long largest = 1_000_000;

  @Option(
      names = "--in-memory",
      paramLabel = "N",
      description = "histories up to this length are also held in memory (default: ${DEFAULT-VALUE}, some 2 GB)")
  private long inMemory = 1_000_000;

  @Override
  public Integer call() throws IOException, HistoryFormatException {
    CommandSpec command = Objects.requireNonNull(spec);
    if (largest < 10_000) {
      throw new ParameterException(command.commandLine(), "--largest must be at least 10000");
    }
    PrintWriter out = command.commandLine().getOut();
    Benchmark benchmark =
        new Benchmark(
            line -> {
              out.println(line);
              out.flush();
            },
            inMemory);
    return benchmark.run(largest) ? ExitStatus.OK : ExitStatus.VIOLATION;
  }
}
