package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.convert.Conversion;
import dev.lockstep.modelcheck.history.HistoryReader;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** {@code lockstep history convert}: histories that others have published. */
@Command(
    name = "convert",
    description = {
      "Prints a history of Jepsen as one that check can read: lines of its log, or EDN maps.",
      "What is printed is well-formed for the model; what cannot be said in it is refused, with the line."
    })
public final class HistoryConvertCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A log or an EDN file; - reads standard input.")
  private String file = "";

  @Option(names = "--model", paramLabel = "NAME", required = true, description = "What the history is a history of.")
  private String model = "";

  @Override
  public Integer call() {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (!Conversion.MODELS.contains(model)) {
      throw new ParameterException(
          command, "a history can be converted for " + String.join(", ", Conversion.MODELS) + ", not for " + model);
    }
    try {
      String converted = HistoryInput.refusing(file, () -> Conversion.convert(file, text(), model));
      String source = file + ", converted";
      HistoryInput.refusing(
          source,
          () -> HistoryChecker.checkable(
              HistoryReader.read(source, new ByteArrayInputStream(converted.getBytes(StandardCharsets.UTF_8)))));
      command.getOut().print(converted);
      command.getOut().flush();
      return ExitStatus.OK;
    } catch (HistoryInput.Refused refused) {
      command.getErr().println(refused.sentence());
      return ExitStatus.USAGE;
    }
  }

  private String text() throws IOException {
    byte[] bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(HistoryInput.path(file));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
