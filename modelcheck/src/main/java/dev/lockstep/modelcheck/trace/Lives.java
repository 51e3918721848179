package dev.lockstep.modelcheck.trace;

import dev.lockstep.modelcheck.storm.record.Trouble;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceCheck;
import dev.lockstep.spec.trace.TraceFile;
import dev.lockstep.spec.trace.TraceVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of the recorded lives of one subject. Not thread-safe. */
final class Lives {
  private final List<RecordedTrace> accepted = new ArrayList<>();
  private final Map<String, Violation> violations = new LinkedHashMap<>();
  private Optional<String> doubt = Optional.empty();
  private int recorded;
  private long states;

  /** The first violation of a rule: the trace, and what was seen in one line. */
  record Violation(RecordedTrace trace, String seen) {
    void write(Path file) throws IOException {
      TraceFile.write(file, trace);
    }
  }

  /** Adds recordings with their verdicts, one for each, which came of this search. */
  void add(List<TraceStorm.Recording> recordings, List<TraceVerdict> verdicts, TraceCheck.Judged search) {
    states += search.states();
    for (int i = 0; i < recordings.size(); i++) {
      recorded++;
      addTroubles(recordings.get(i));
      RecordedTrace trace = recordings.get(i).trace();
      switch (verdicts.get(i)) {
        case TraceVerdict.Accepted ok -> accepted.add(trace);
        case TraceVerdict.Undecided undecided -> doubt = Optional.of(undecided.reason());
        case TraceVerdict.Rejected rejected -> rejected.rules().forEach(rule -> violated(rule, trace,
            "event " + rejected.line() + " of " + trace.events().size() + ", " + rejected.event() + ": "
                + TraceText.broken(rejected)));
      }
    }
  }

  /** Adds what was seen without following the trace: an await that did not end, a thread that stayed. */
  void addTroubles(TraceStorm.Recording recording) {
    for (Trouble trouble : recording.troubles()) {
      violated(trouble.rule(), recording.trace(), trouble.seen());
    }
  }

  private void violated(String rule, RecordedTrace trace, String seen) {
    violations.putIfAbsent(rule, new Violation(trace, seen));
  }

  /** How many lives were recorded. */
  int recorded() {
    return recorded;
  }

  /** The first violation of each rule that was broken. */
  Map<String, Violation> violations() {
    return violations;
  }

  /** Why nothing can be said about rules that were not seen broken; empty if something can. */
  Optional<String> doubt() {
    return doubt;
  }

  /** What stands behind a verdict on this rule. */
  Map<String, Long> explored(String rule) {
    return Map.of(
        "traces", (long) accepted.size(),
        "events", accepted.stream().mapToLong(trace -> trace.events().size()).sum(),
        "occasions", Occasions.count(rule, accepted),
        "states", states);
  }
}
