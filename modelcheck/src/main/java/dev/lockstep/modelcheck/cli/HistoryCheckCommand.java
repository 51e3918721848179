package dev.lockstep.modelcheck.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryFormatException;
import dev.lockstep.modelcheck.history.HistoryReader;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

/** {@code lockstep history check}: a verdict for each file. */
@Command(
    name = "check",
    description = {
      "Decides for each history whether it is linearizable.",
      "Prints a line per file: OK, ILLEGAL or UNKNOWN, and why.",
      "Exits with 1 if any is ILLEGAL, else 64 if any is malformed, else 2 if any is UNKNOWN."
    })
public final class HistoryCheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Histories; - reads standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Check against this model instead of the one that the header names.")
  private @Nullable String model;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds to search for a verdict, for each file (default: ${DEFAULT-VALUE}).")
  private double timeout = 60;

  @Option(names = "--json", description = "Print a JSON object per file.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (!(timeout >= 0.001 && timeout <= 1e9)) { // this way round for NaN
      throw new ParameterException(command, "--timeout must be from 0.001 to 1e9 seconds");
    }
    if (model != null && !Problem.MODELS.contains(model)) {
      throw new ParameterException(
          command, "the model \"" + model + "\" is unknown: " + String.join(", ", Problem.MODELS));
    }
    Limits limits = Limits.within(Duration.ofNanos((long) (timeout * 1e9)));
    int worst = ExitStatus.OK;
    for (String file : files) {
      Result result = check(file, model, limits);
      print(result, command.getOut(), command.getErr());
      worst = worse(worst, exitCode(result));
    }
    return worst;
  }

  private void print(Result result, PrintWriter out, PrintWriter err) throws IOException {
    if (result instanceof Result.Refused refused) {
      err.println(refused.message);
      err.flush();
    }
    if (json) {
      out.println(json(result));
    } else if (result instanceof Result.Checked checked) {
      out.println(text(checked));
    }
    out.flush();
  }

  /** What came of one file: a verdict with the history, or a defect of the input. */
  private sealed interface Result {
    String file();

    record Checked(String file, History history, Verdict verdict, long millis) implements Result {}

    /** {@code message} is complete: {@code file:line: sentence}, or {@code file: sentence} if it could not be read. */
    record Refused(String file, String message) implements Result {}
  }

  private static Result check(String file, @Nullable String model, Limits limits) {
    try {
      History read = file.equals("-") ? HistoryReader.read("stdin", System.in) : HistoryReader.read(path(file));
      History history = model == null ? read : read.withModel(model);
      long began = System.nanoTime();
      Verdict verdict = HistoryChecker.check(history, limits);
      return new Result.Checked(file, history, verdict, (System.nanoTime() - began) / 1_000_000);
    } catch (HistoryFormatException e) {
      return new Result.Refused(file, String.valueOf(e.getMessage()));
    } catch (NoSuchFileException e) {
      return new Result.Refused(file, file + ": there is no such file");
    } catch (AccessDeniedException e) {
      return new Result.Refused(file, file + ": the file may not be read");
    } catch (IOException e) {
      return new Result.Refused(file, file + ": the file cannot be read: " + e.getMessage());
    }
  }

  private static Path path(String file) throws IOException {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new IOException("not a file name", e);
    }
    if (Files.isDirectory(path)) {
      throw new IOException("it is a directory");
    }
    return path;
  }

  private static int exitCode(Result result) {
    return switch (result) {
      case Result.Refused refused -> ExitStatus.USAGE;
      case Result.Checked checked -> switch (checked.verdict) {
        case Verdict.Ok ok -> ExitStatus.OK;
        case Verdict.Illegal illegal -> ExitStatus.VIOLATION;
        case Verdict.Unknown unknown -> ExitStatus.UNKNOWN;
      };
    };
  }

  private static int worse(int a, int b) {
    List<Integer> order = List.of(ExitStatus.OK, ExitStatus.UNKNOWN, ExitStatus.USAGE, ExitStatus.VIOLATION);
    return order.indexOf(a) >= order.indexOf(b) ? a : b;
  }

  private static String text(Result.Checked checked) {
    History history = checked.history;
    String line =
        String.format(
            Locale.ROOT,
            "%-8s %s (%s, %d operations, %d ms)",
            checked.verdict.word(),
            checked.file,
            history.header().model(),
            history.operations().size(),
            checked.millis);
    String why = checked.verdict.explanation();
    return why.isEmpty() ? line : line + ": " + why;
  }

  private static String json(Result result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("file", result.file());
      switch (result) {
        case Result.Checked checked -> {
          json.writeStringField("verdict", checked.verdict.word().toLowerCase(Locale.ROOT));
          json.writeStringField("model", checked.history.header().model());
          json.writeNumberField("operations", checked.history.operations().size());
          json.writeNumberField("millis", checked.millis);
          json.writeStringField("explanation", checked.verdict.explanation());
        }
        case Result.Refused refused -> {
          json.writeStringField("verdict", "malformed");
          json.writeStringField("explanation", refused.message);
        }
      }
      json.writeEndObject();
    }
    return text.toString();
  }
}
