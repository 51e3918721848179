package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.certificate.Checkable;
import dev.lockstep.modelcheck.certificate.HistoryChecker;
import dev.lockstep.modelcheck.certificate.SegmentedCheck;
import dev.lockstep.modelcheck.certificate.Verdict;
import dev.lockstep.modelcheck.explain.HtmlReport;
import dev.lockstep.modelcheck.explain.Story;
import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.linearizability.Limits;
import dev.lockstep.modelcheck.model.Problem;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
      "Prints a line per file: OK, ILLEGAL or UNKNOWN, and why; below ILLEGAL the answers that contradict each other.",
      "A worker's history is checked while it is read, in segments between which the worker is at rest.",
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

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page with a timeline of the history (of one file only).")
  private @Nullable String html;

  @Option(
      names = "--follow",
      description = "Go on reading a worker's history that is still being written, until it is ILLEGAL or interrupted.")
  private boolean follow;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    String mistake = mistake();
    if (mistake != null) {
      throw new ParameterException(command, mistake);
    }
    Limits limits = Limits.within(Duration.ofNanos((long) (timeout * 1e9)));
    int worst = ExitStatus.OK;
    for (String file : files) {
      FileResult result = check(file, limits);
      print(result, command.getOut(), command.getErr());
      worst = worse(worst, result.exitCode());
    }
    return worst;
  }

  private @Nullable String mistake() {
    if (!(timeout >= 0.001 && timeout <= 1e9)) { // this way round for NaN
      return "--timeout must be from 0.001 to 1e9 seconds";
    }
    if (model != null && !Problem.MODELS.contains(model)) {
      return "the model \"" + model + "\" is unknown: " + String.join(", ", Problem.MODELS);
    }
    if (follow && (files.size() != 1 || files.contains("-") || html != null)) {
      return "--follow is for one file, and not with --html; a pipe is followed anyway";
    }
    return html != null && files.size() != 1 ? "--html shows one history, not " + files.size() : null;
  }

  private void print(FileResult result, PrintWriter out, PrintWriter err) throws IOException {
    if (result instanceof FileResult.Refused refused) {
      err.println(refused.message());
      err.flush();
    }
    String text = json ? result.json() : result.text();
    if (!text.isEmpty()) {
      out.println(text);
    }
    out.flush();
  }

  private FileResult check(String file, Limits limits) {
    try {
      return html == null ? stream(file, limits) : show(file, html, limits);
    } catch (HistoryInput.Refused refused) {
      return new FileResult.Refused(file, refused.sentence());
    }
  }

  private FileResult stream(String file, Limits limits) throws HistoryInput.Refused {
    return HistoryInput.refusing(
        file,
        () -> {
          long began = System.nanoTime();
          boolean piped = file.equals("-");
          try (InputStream in = piped ? System.in : open(HistoryInput.path(file))) {
            SegmentedCheck.Result result =
                follow
                    ? SegmentedCheck.follow(file, in, model, limits, this::right)
                    : SegmentedCheck.check(piped ? "stdin" : file, in, model, limits);
            long millis = (System.nanoTime() - began) / 1_000_000;
            List<String> story = Story.of(result.segment(), result.verdict(), result.before());
            String name = result.header().model();
            return new FileResult.Checked(file, name, result.operations(), millis, result.verdict(), story);
          }
        });
  }

  private InputStream open(Path path) throws IOException {
    return follow ? new FollowedFile(path) : Files.newInputStream(path);
  }

  private void right(long operations) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println("right so far: " + operations + " operations");
    err.flush();
  }

  private FileResult show(String file, String page, Limits limits) throws HistoryInput.Refused {
    History read = HistoryInput.read(file);
    History history = model == null ? read : read.withModel(model);
    long began = System.nanoTime();
    Checkable checkable = HistoryInput.refusing(file, () -> HistoryChecker.checkable(history));
    Verdict verdict = HistoryChecker.check(checkable, limits);
    long millis = (System.nanoTime() - began) / 1_000_000;
    draw(page, history, checkable, verdict);
    String name = history.header().model();
    List<String> story = Story.of(checkable, verdict, 0);
    return new FileResult.Checked(file, name, checkable.operations(), millis, verdict, story);
  }

  private static void draw(String page, History history, Checkable checkable, Verdict verdict)
      throws HistoryInput.Refused {
    try {
      HtmlReport.write(Path.of(page), history, checkable, verdict);
    } catch (IOException | InvalidPathException e) {
      throw new HistoryInput.Refused(page + ": the page cannot be written: " + e.getMessage(), e);
    }
  }

  private static int worse(int a, int b) {
    List<Integer> order = List.of(ExitStatus.OK, ExitStatus.UNKNOWN, ExitStatus.USAGE, ExitStatus.VIOLATION);
    return order.indexOf(a) >= order.indexOf(b) ? a : b;
  }
}
