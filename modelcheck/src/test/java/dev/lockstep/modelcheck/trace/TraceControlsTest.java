package dev.lockstep.modelcheck.trace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.control.Control;
import dev.lockstep.spec.control.Controls;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceCheck;
import dev.lockstep.spec.trace.TraceFile;
import dev.lockstep.spec.trace.TraceVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every negative control that names {@code trace} as a killer has lives that are rejected, under its rule. */
final class TraceControlsTest {
  private static final Duration LIMIT = Duration.ofSeconds(180);

  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> isRejectedUnderItsRule() throws Exception {
    List<Control> controls = Controls.read(Home.locate().resolve(Controls.DIRECTORY)).killedBy("trace");
    assertFalse(controls.isEmpty());
    List<RecordedTrace> all = new ArrayList<>(); // judged in one search: to start TLC takes seconds
    for (Control control : controls) {
      all.addAll(record(control));
    }
    List<TraceVerdict> verdicts = TraceCheck.in(Home.locate().resolve("spec/tla")).check(all, LIMIT).verdicts();
    return IntStream.range(0, controls.size()).mapToObj(i -> {
      Control control = controls.get(i);
      List<TraceVerdict> own = verdicts.subList(i * Recorded.LIVES, (i + 1) * Recorded.LIVES);
      return dynamicTest(control.id(), () -> assertTrue(own.stream().anyMatch(verdict -> names(control, verdict)),
          () -> "no life was rejected under " + control.rules() + ": " + own));
    });
  }

  private static boolean names(Control control, TraceVerdict verdict) {
    return verdict instanceof TraceVerdict.Rejected rejected
        && rejected.rules().stream().anyMatch(control.rules()::contains);
  }

  private List<RecordedTrace> record(Control control) throws Exception {
    String subject = Stream.of("channel", "mutex").filter(control::breaksSubject).findFirst().orElseThrow();
    Path own = Files.createDirectory(directory.resolve(control.id()));
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(control.id()))) {
      overlay.<BiConsumer<String, Path>>load(Recorded.class).get().accept(subject, own);
    }
    List<RecordedTrace> traces = new ArrayList<>();
    for (int i = 0; i < Recorded.LIVES; i++) {
      traces.add(TraceFile.read(own.resolve(i + ".ndjson")));
    }
    return traces;
  }

  /** Loaded on the overlay: records lives of a subject, and leaves their traces in a directory. */
  public static final class Recorded implements Supplier<BiConsumer<String, Path>> {
    static final int LIVES = 24;

    @Override
    public BiConsumer<String, Path> get() {
      return (subject, directory) -> {
        try {
          TraceStorm storm = new TraceStorm(Subjects.resolve(subject), Corpus.shipped(), 1);
          for (int i = 0; i < LIVES; i++) {
            TraceFile.write(directory.resolve(i + ".ndjson"), storm.record(i).trace());
          }
        } catch (Exception failed) {
          throw new IllegalStateException(failed);
        }
      };
    }
  }
}
