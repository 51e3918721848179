package dev.lockstep.modelcheck.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceCheck;
import dev.lockstep.spec.trace.TraceVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real trace with one event dropped, duplicated, swapped or miscounted is rejected, and at the right event. */
final class DoctoredTracesTest {
  private static final int LIVES = 8;
  private static final int OF_EACH_KIND = 3;
  private static final Duration LIMIT = Duration.ofSeconds(120);

  @ParameterizedTest
  @ValueSource(strings = {"mutex", "channel"})
  void areRejectedAtTheRightEvent(String subject) throws Exception {
    TraceStorm storm = new TraceStorm(Subjects.resolve(subject), Corpus.shipped(), 11);
    List<Doctor.Doctored> doctored = new ArrayList<>();
    for (int i = 0; i < LIVES; i++) {
      doctored.addAll(Doctor.all(storm.record(i).trace(), OF_EACH_KIND));
    }
    assertEquals(Set.of("dropped", "duplicated", "swapped", "miscounted"), kinds(doctored));

    List<RecordedTrace> traces = doctored.stream().map(Doctor.Doctored::trace).toList();
    List<TraceVerdict> verdicts = TraceCheck.in(Home.locate().resolve("spec/tla")).check(traces, LIMIT).verdicts();

    assertEquals(doctored.size(), verdicts.size());
    for (int i = 0; i < doctored.size(); i++) {
      Doctor.Doctored each = doctored.get(i);
      TraceVerdict.Rejected rejected =
          assertInstanceOf(TraceVerdict.Rejected.class, verdicts.get(i), () -> each.trace().name());
      assertTrue(each.earliest() <= rejected.line() && rejected.line() <= each.latest(),
          () -> each.trace().name() + ": expected line " + each.earliest() + " to " + each.latest() + ", but "
              + TraceText.line(each.trace(), rejected));
      assertFalse(rejected.rules().isEmpty(), () -> each.trace().name());
    }
  }

  private static Set<String> kinds(List<Doctor.Doctored> doctored) {
    return doctored.stream().map(each -> each.how().split("\\W", 2)[0]).collect(Collectors.toSet());
  }
}
