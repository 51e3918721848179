package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.certificate.Checkable;
import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Minimizer;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.HistoryWriter;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep history minimize}: a small history with the same conflict. */
@Command(
    name = "minimize",
    description = {
      "Prints a history with as few operations as possible in which the same answers contradict each other.",
      "Other calls are kept, without their answers, where fewer answers would contradict each other without them.",
      "Exits with 1 if the history is ILLEGAL, which it must be, else with 0 or 2 as check does."
    })
public final class HistoryMinimizeCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A history; - reads standard input.")
  private String file = "";

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds for the verdict, and as many for making it small (default: ${DEFAULT-VALUE}).")
  private int timeout = 60;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (timeout < 1) {
      throw new ParameterException(command, "--timeout must be at least 1 second");
    }
    try {
      History history = HistoryInput.read(file);
      return HistoryInput.refusing(file, () -> minimize(history, command));
    } catch (HistoryInput.Refused refused) {
      command.getErr().println(refused.sentence());
      return ExitStatus.USAGE;
    }
  }

  private int minimize(History history, CommandLine command)
      throws IOException, HistoryFormatException {
    Limits limits = Limits.within(Duration.ofSeconds(timeout));
    Checkable checkable = HistoryChecker.checkable(history);
    Verdict verdict = HistoryChecker.check(checkable, limits);
    if (!(verdict instanceof Verdict.Illegal illegal)) {
      command.getErr().println(file + ": " + verdict.word() + ": there is no conflict to show" + because(verdict));
      return verdict instanceof Verdict.Ok ? ExitStatus.OK : ExitStatus.UNKNOWN;
    }
    History small = Minimizer.minimize(history, checkable, illegal.certificate(), limits);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    HistoryWriter.write(small, lines);
    command.getOut().print(lines.toString(StandardCharsets.UTF_8));
    command.getOut().flush();
    command.getErr().printf(
        "%d of %d operations, %d of them with their answers: %s%n",
        small.operations().size(), history.operations().size(), illegal.certificate().conflict().size(),
        illegal.explanation());
    return ExitStatus.VIOLATION;
  }

  private static String because(Verdict verdict) {
    return verdict.explanation().isEmpty() ? "" : ": " + verdict.explanation();
  }
}
