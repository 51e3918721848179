package dev.lockstep.bench.cli;

import dev.lockstep.spec.engine.ExitStatus;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
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
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to {@link CommandLine#execute}; it never ends the JVM. */
  static CommandLine commandLine() {
    return new CommandLine(new Bench())
        .setParameterExceptionHandler(Bench::usageError)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              // A defect of the tool, not of its input: the trace is the report.
              e.printStackTrace(command.getErr());
              return ExitStatus.UNKNOWN;
            });
  }

  private static int usageError(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
    PrintWriter err = command.getErr();
    err.println(sentence + " (see: " + command.getCommandSpec().qualifiedName() + " --help)");
    err.flush();
    return ExitStatus.USAGE;
  }
}
