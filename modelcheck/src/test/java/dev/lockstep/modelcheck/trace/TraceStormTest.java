package dev.lockstep.modelcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceCheck;
import dev.lockstep.spec.trace.TraceEvent;
import dev.lockstep.spec.trace.TraceVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lives of the shipped workers are behaviours of the specification, and between them take every step it has. */
final class TraceStormTest {
  private static final int LIVES = 48;

  /** Where threads and clock of the machine do not take every step in that many lives, more are lived. */
  private static final int MOST_LIVES = 10 * LIVES;

  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** All but Ping, which nobody in a storm sends, and Linger, which needs a pipeline that outlives its shutdown. */
  private static final Set<String> STEPS = Set.of(
      "Post", "Cancel", "Completed", "Failed", "Deadline", "Patience", "Query", "Close", "Grace", "Crash");

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel", "channel-query"})
  void livesAreBehavioursOfTheSpecification(String subject) throws Exception {
    TraceStorm storm = new TraceStorm(Subjects.resolve(subject), Corpus.shipped(), 7);
    List<RecordedTrace> traces = new ArrayList<>();
    for (int i = 0; i < LIVES || (i < MOST_LIVES && !steps(traces).containsAll(STEPS)); i++) {
      TraceStorm.Recording recording = storm.record(i);
      assertEquals(List.of(), recording.troubles());
      traces.add(recording.trace());
    }

    List<TraceVerdict> verdicts = TraceCheck.in(Home.locate().resolve("spec/tla")).check(traces, LIMIT).verdicts();

    for (int i = 0; i < traces.size(); i++) {
      RecordedTrace trace = traces.get(i);
      TraceVerdict verdict = verdicts.get(i);
      assertEquals(new TraceVerdict.Accepted(trace.events().size()), verdict, () -> TraceText.line(trace, verdict));
    }
    assertTrue(steps(traces).containsAll(STEPS), () -> "these steps alone were taken: " + steps(traces));
    for (String rule : Occasions.RULES) {
      assertTrue(Occasions.count(rule, traces) > 0, () -> "no occasion to break " + rule);
    }
  }

  private static Set<String> steps(List<RecordedTrace> traces) {
    return traces.stream()
        .flatMap(trace -> trace.events().stream())
        .flatMap(event -> event instanceof TraceEvent.Step step ? List.of(step.action()).stream() : List.<String>of().stream())
        .collect(Collectors.toSet());
  }
}
