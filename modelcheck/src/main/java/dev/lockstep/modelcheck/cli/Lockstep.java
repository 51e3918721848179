package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.simulation.engine.PlanFormatException;
import dev.lockstep.modelcheck.vector.AdapterException;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes of all commands: 0 pass, 1 violation, 2 unknown or evidence missing, 64 usage. */
@Command(
    name = "lockstep",
    description = "Checks workers and their histories against numbered rules.",
    subcommands = {GateCommand.class, RulesCommand.class, BenchCommand.class, ContractCommand.class,
      HistoryCommand.class, SimulateCommand.class, StormCommand.class, VectorsCommand.class, TraceCommand.class,
      LincheckCommand.class},
    mixinStandardHelpOptions = true,
    versionProvider = Lockstep.Version.class,
    scope = ScopeType.INHERIT)
public final class Lockstep {
  private Lockstep() {}

  /** The version that the build wrote into the manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Lockstep.class.getPackage().getImplementationVersion();
      return new String[] {"lockstep " + (version == null ? "(not from a jar)" : version)};
    }
  }

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(ExitStatus.of(() -> commandLine().execute(args)));
  }

  /** The command line, ready to {@link CommandLine#execute}; it never ends the JVM. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Lockstep());
    // What stands behind "bench claims", --help included, is for the process that it starts.
    Objects.requireNonNull(line.getSubcommands().get("bench")).setStopAtPositional(true);
    return line
        .setParameterExceptionHandler((e, arguments) -> usageError(e, e.getCommandLine()))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
  }

  private static int failed(Exception e, CommandLine command) {
    if (e instanceof UsageException || e instanceof ControlException || e instanceof PlanFormatException) {
      return usageError(e, command);
    }
    PrintWriter err = command.getErr();
    if (e instanceof FileSystemException unusable) {
      err.println("cannot be read or written: " + unusable.getMessage());
    } else if (e instanceof AdapterException unusable) {
      err.println(unusable.getMessage());
    } else {
      e.printStackTrace(err); // a defect of the tool, not of its input: the trace is the report
    }
    err.flush();
    return ExitStatus.UNKNOWN;
  }

  private static int usageError(Exception e, CommandLine command) {
    String sentence = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
    PrintWriter err = command.getErr();
    err.println(sentence + " (see: " + command.getCommandSpec().qualifiedName() + " --help)");
    err.flush();
    return ExitStatus.USAGE;
  }
}
