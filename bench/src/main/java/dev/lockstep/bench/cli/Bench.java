package dev.lockstep.bench.cli;

import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** {@code ./lockstep bench}: measures and compares. Exit status: 0 complete, 1 a regression, 2 unknown, 64 usage. */
@Command(
    name = "lockstep bench",
    description = "Measures workers, and compares benchmarks.",
    subcommands = {ClaimsCommand.class, ChoicesCommand.class, RunCommand.class, CompareCommand.class, AbCommand.class,
      ReportCommand.class, RatesCommand.class},
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class Bench {
  private Bench() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(ExitStatus.of(() -> commandLine().execute(args)));
  }

  /** The command line, ready to {@link CommandLine#execute}; it never ends the JVM. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setParameterExceptionHandler((e, arguments) -> usageError(e, e.getCommandLine()))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
  }

  private static int usageError(Exception e, CommandLine command) {
    String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
    PrintWriter err = command.getErr();
    err.println(sentence + " (see: " + command.getCommandSpec().qualifiedName() + " --help)");
    err.flush();
    return ExitStatus.USAGE;
  }

  private static int failed(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    switch (e) {
      case UsageException wrong -> {
        return usageError(wrong, command);
      }
      case IncompleteRunException incomplete ->
          incomplete.problems().forEach(problem -> err.println("incomplete: " + problem));
      case IOException unusable -> err.println("incomplete: cannot be read or written: " + unusable.getMessage());
      // A defect of the tool, not of its input: the trace is the report.
      default -> e.printStackTrace(err);
    }
    err.flush();
    return ExitStatus.UNKNOWN;
  }
}
