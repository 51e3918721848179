package dev.lockstep.spec.trace;

import dev.lockstep.spec.tlc.TlcModule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Traces of workers of one capacity as a TLA+ module with its configuration. Requests and observers are renamed to
 * {@code r1}, {@code r2}, ... and {@code o1}, ... in the order of their first mention, so that no name in a trace can be
 * mistaken for TLA+.
 *
 * <p>Not thread-safe.
 */
final class TraceModule {
  private static final String NAME = "RecordedTraces";

  /** Stands for no request. */
  static final String NONE = "none";

  /** A name that this module gave. */
  static final Pattern RENAMED = Pattern.compile("\\b[ro][1-9][0-9]*\\b");

  private final int capacity;
  private final List<Trace> traces;

  TraceModule(int capacity, List<RecordedTrace> traces) {
    this.capacity = capacity;
    this.traces = traces.stream().map(Trace::new).toList();
  }

  TlcModule toTlc() {
    return new TlcModule(NAME, module(), configuration());
  }

  private String module() {
    String all = IntStream.rangeClosed(1, traces.size()).mapToObj(i -> "Trace" + i).collect(Collectors.joining(", "));
    StringBuilder text = new StringBuilder("---- MODULE " + NAME + " ----\nEXTENDS TraceWorker\n\n");
    for (int i = 1; i <= traces.size(); i++) {
      text.append("Trace").append(i).append(" == <<\n  ")
          .append(String.join(",\n  ", traces.get(i - 1).text)).append(">>\n\n");
    }
    return text.append("AllTraces == <<").append(all).append(">>\n====\n").toString();
  }

  private String configuration() {
    int requests = traces.stream().mapToInt(trace -> trace.requests.size()).max().orElse(0);
    String all = IntStream.rangeClosed(1, Math.max(1, requests)).mapToObj(i -> quoted("r" + i))
        .collect(Collectors.joining(", ", "{", "}"));
    return """
        CONSTANTS
          Requests = %s
          Patient = %s
          Limited = %s
          Capacity = %d
          None = "%s"
          Traces <- AllTraces
        SPECIFICATION Behaviour
        CHECK_DEADLOCK FALSE
        INVARIANTS Verdict
        """.formatted(all, all, all, capacity, NONE);
  }

  /** The name in the trace that a name in the module stands for; other words are left as they are. */
  String original(int trace, String name) {
    return traces.get(trace).original.getOrDefault(name, name);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** One trace's events in TLA+. */
  private static final class Trace {
    private final Map<String, String> requests = new LinkedHashMap<>();
    private final Map<String, String> observers = new LinkedHashMap<>();
    private final Map<String, String> original = new LinkedHashMap<>();
    private final List<String> text;

    Trace(RecordedTrace trace) {
      this.text = trace.events().stream().map(this::event).toList();
    }

    private String event(TraceEvent event) {
      return switch (event) {
        case TraceEvent.Post post ->
            call("Posts", request(post.request()), flag(post.patience()), flag(post.limit()));
        case TraceEvent.Cancel cancel -> call("Cancels", request(cancel.request()));
        case TraceEvent.Close close -> call("Closes", flag(close.grace()), flag(close.linger()));
        case TraceEvent.Step step -> call("OwnerStep", quoted(step.action()),
            step.request().isEmpty() ? quoted(NONE) : request(step.request()), status(step.status()));
        case TraceEvent.Enter enter -> call("Enters", request(enter.request()));
        case TraceEvent.Leave leave -> call("Leaves", request(leave.request()), word(leave.outcome()));
        case TraceEvent.Admission told -> call("ToldAdmission", request(told.request()), word(told.admission()));
        case TraceEvent.Outcome told -> call("ToldOutcome", request(told.request()), word(told.outcome()));
        case TraceEvent.Ask ask -> call("Asks", observer(ask.observer()));
        case TraceEvent.Reply reply -> call("Gets", observer(reply.observer()), status(reply.status()));
        case TraceEvent.Stopped stopped -> "ToldStopped";
      };
    }

    private static String call(String operator, String... arguments) {
      return operator + "(" + String.join(", ", arguments) + ")";
    }

    private String status(TraceStatus status) {
      return call("WorkerStatus", quoted(status.phase()), current(status.current()), quoted(status.execution()),
          Long.toString(status.accepted()), Long.toString(status.queued()), Long.toString(status.completed()),
          Long.toString(status.failed()), Long.toString(status.timedOut()), Long.toString(status.cancelled()));
    }

    private static String word(String word) {
      return quoted(Words.specified(word));
    }

    private String current(@Nullable String request) {
      return request == null ? quoted(NONE) : request(request);
    }

    private String request(String name) {
      return renamed(requests, "r", name);
    }

    private String observer(String name) {
      return renamed(observers, "o", name);
    }

    private String renamed(Map<String, String> names, String prefix, String name) {
      String other = names.computeIfAbsent(name, unknown -> prefix + (names.size() + 1));
      original.put(other, name);
      return quoted(other);
    }

    private static String flag(boolean value) {
      return value ? "TRUE" : "FALSE";
    }
  }
}
