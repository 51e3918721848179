package dev.lockstep.modelcheck.trace;

import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Verdicts on traces, in words. Stateless and thread-safe. */
public final class TraceText {
  private static final int EVENTS_BEFORE = 6;

  private TraceText() {}

  /** The verdict in one line. */
  public static String line(RecordedTrace trace, TraceVerdict verdict) {
    return switch (verdict) {
      case TraceVerdict.Accepted accepted ->
          "ok        " + trace.name() + " (" + accepted.events() + " events)";
      case TraceVerdict.Rejected rejected ->
          "REJECTED  " + trace.name() + ":" + rejected.line() + ": " + broken(rejected);
      case TraceVerdict.Undecided undecided -> "unknown   " + trace.name() + ": " + undecided.reason();
    };
  }

  /** What an event broke, in a clause for each rule. */
  public static String broken(TraceVerdict.Rejected rejected) {
    return rejected.broken().stream().map(broken -> broken.rule() + ": " + broken.reason())
        .distinct().collect(Collectors.joining("; or "));
  }

  /** Where and why a trace is no behaviour of the specification: a line each. */
  public static List<String> rejection(RecordedTrace trace, TraceVerdict.Rejected rejected) {
    List<String> lines = new ArrayList<>();
    int index = rejected.line() - 2; // the header is line 1
    int first = Math.max(0, index - EVENTS_BEFORE);
    for (int i = first; i < index; i++) {
      lines.add("          " + (i + 2) + "  " + trace.events().get(i));
    }
    lines.add("      --> " + rejected.line() + "  " + rejected.event());
    lines.add("  state   " + rejected.before());
    lines.add("  could   " + (rejected.enabled().isEmpty()
        ? "take no step but Query, Ping or Crash" : "take the step " + String.join(", or ", rejected.enabled())));
    return lines;
  }
}
