package dev.lockstep.modelcheck.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.modelcheck.trace.TraceText;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceCheck;
import dev.lockstep.spec.trace.TraceFile;
import dev.lockstep.spec.trace.TraceFormatException;
import dev.lockstep.spec.trace.TraceVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lockstep trace check}: a verdict for each trace. */
@Command(
    name = "check",
    description = {
      "Decides for each trace whether it is a behaviour of the specification (spec/tla/trace).",
      "Of one that is not, shows the event that does not fit, the rule that it breaks, the state before it, and what"
          + " could have come instead.",
      "Exits with 1 if any is rejected, else 64 if any is malformed, else 2 if any is undecided."
    })
final class TraceCheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Traces.")
  private List<String> files = List.of();

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "Seconds for all traces together (default: 10, and 1 more for each trace).")
  private double timeout;

  @Option(names = "--json", description = "Print a JSON object per trace.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    if (!(timeout >= 0 && timeout <= 1e6)) { // this way round for NaN
      throw new ParameterException(command, "--timeout must be from 0.001 to 1e6 seconds");
    }
    List<RecordedTrace> traces = new ArrayList<>();
    for (String file : files) {
      read(file, command.getErr()).ifPresent(traces::add);
    }
    int worst = traces.size() == files.size() ? ExitStatus.OK : ExitStatus.USAGE;
    if (!traces.isEmpty()) {
      Duration limit = Duration.ofMillis(timeout > 0 ? (long) (timeout * 1000) : 10_000 + 1000L * traces.size());
      long began = System.nanoTime();
      TraceCheck.Judged judged = TraceCheck.in(Home.locate().resolve(Path.of("spec", "tla"))).check(traces, limit);
      for (int i = 0; i < traces.size(); i++) {
        print(traces.get(i), judged.verdicts().get(i), command.getOut());
        worst = worse(worst, exitCode(judged.verdicts().get(i)));
      }
      if (!json) {
        summary(traces, judged, (System.nanoTime() - began) / 1e9, command.getOut());
      }
    }
    return worst;
  }

  private static Optional<RecordedTrace> read(String file, PrintWriter err) {
    String message;
    try {
      Path path = Path.of(file);
      if (!Files.isDirectory(path)) {
        return Optional.of(TraceFile.read(path));
      }
      message = file + ": it is a directory";
    } catch (TraceFormatException malformed) {
      message = String.valueOf(malformed.getMessage());
    } catch (NoSuchFileException missing) {
      message = file + ": there is no such file";
    } catch (AccessDeniedException denied) {
      message = file + ": the file may not be read";
    } catch (IOException | InvalidPathException unreadable) {
      message = file + ": the file cannot be read: " + unreadable.getMessage();
    }
    err.println(message);
    err.flush();
    return Optional.empty();
  }

  private void print(RecordedTrace trace, TraceVerdict verdict, PrintWriter out) {
    if (json) {
      out.println(json(trace, verdict));
    } else {
      out.println(TraceText.line(trace, verdict));
      if (verdict instanceof TraceVerdict.Rejected rejected) {
        TraceText.rejection(trace, rejected).forEach(out::println);
      }
    }
    out.flush();
  }

  private static void summary(
      List<RecordedTrace> traces, TraceCheck.Judged judged, double seconds, PrintWriter out) {
    out.printf(Locale.ROOT, "%d traces, %,d events, %,d states, depth %d, %.1f s%n", traces.size(),
        traces.stream().mapToLong(trace -> trace.events().size()).sum(), judged.states(), judged.depth(), seconds);
    out.flush();
  }

  private static ObjectNode json(RecordedTrace trace, TraceVerdict verdict) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("file", trace.name());
    switch (verdict) {
      case TraceVerdict.Accepted accepted -> json.put("verdict", "accepted").put("events", accepted.events());
      case TraceVerdict.Undecided undecided -> json.put("verdict", "unknown").put("reason", undecided.reason());
      case TraceVerdict.Rejected rejected -> {
        json.put("verdict", "rejected").put("line", rejected.line()).put("event", rejected.event().toString());
        ArrayNode broken = json.putArray("broken");
        rejected.broken().forEach(each -> broken.addObject().put("rule", each.rule()).put("reason", each.reason()));
        json.put("state", rejected.before().toString());
        ArrayNode enabled = json.putArray("enabled");
        rejected.enabled().forEach(enabled::add);
      }
    }
    return json;
  }

  private static int exitCode(TraceVerdict verdict) {
    return switch (verdict) {
      case TraceVerdict.Accepted accepted -> ExitStatus.OK;
      case TraceVerdict.Rejected rejected -> ExitStatus.VIOLATION;
      case TraceVerdict.Undecided undecided -> ExitStatus.UNKNOWN;
    };
  }

  private static int worse(int a, int b) {
    List<Integer> order = List.of(ExitStatus.OK, ExitStatus.UNKNOWN, ExitStatus.USAGE, ExitStatus.VIOLATION);
    return order.indexOf(a) >= order.indexOf(b) ? a : b;
  }
}
