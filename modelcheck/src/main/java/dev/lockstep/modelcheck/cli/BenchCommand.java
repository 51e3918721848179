package dev.lockstep.modelcheck.cli;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.process.Leash;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./lockstep bench}: hands everything behind it to the module that measures, in a process of its own. This
 * module knows that one by its place alone, as it knows the engines of other modules.
 */
@Command(
    name = "bench",
    description = "Measure the claims (claims) and what core chose (choices), and compare versions (run, compare, ab, "
        + "report, rates): ./lockstep bench ab --help",
    footer = "%nExit status: 0 everything was measured and nothing regressed, 1 a regression, 2 data are missing or do "
        + "not tell, 64 wrong usage.")
public final class BenchCommand implements Callable<Integer> {
  private static final String MODULE = "bench";
  private static final String COMMANDS = "claims, choices, run, compare, ab, report or rates";
  private static final String MAIN_CLASS = "dev.lockstep.bench.cli.Bench";

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "COMMAND", description = COMMANDS + ", with its options behind it")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (arguments.isEmpty()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "bench needs a command: " + COMMANDS);
    }
    Process process = new ProcessBuilder(commandLine()).inheritIO().start();
    Leash leash = Leash.on(process);
    try {
      return process.waitFor();
    } finally {
      leash.end();
    }
  }

  private List<String> commandLine() throws IOException {
    Path home = Home.locate();
    Path target = home.resolve(MODULE).resolve("target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.add("-D" + Home.PROPERTY + "=" + home);
    command.add("-cp");
    command.add(target.resolve("classes") + File.pathSeparator + Files.readString(target.resolve("classpath")).strip());
    command.add(MAIN_CLASS);
    command.addAll(arguments);
    return command;
  }
}
