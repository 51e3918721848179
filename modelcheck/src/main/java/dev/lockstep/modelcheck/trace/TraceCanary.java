package dev.lockstep.modelcheck.trace;

import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.control.ControlException;
import dev.lockstep.spec.evidence.Canary;
import dev.lockstep.spec.trace.RecordedTrace;
import dev.lockstep.spec.trace.TraceFile;
import dev.lockstep.spec.trace.TraceFormatException;
import dev.lockstep.spec.trace.TraceVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Shows that traces of a broken worker are rejected: lives of one that counts a cancelled request again when its
 * pipeline returns. That a request is cancelled in flight is the plan's doing, so a few lives are enough.
 */
final class TraceCanary {
  private static final String CONTROL = "double-settle";
  private static final String RULE = "W3";
  private static final int LIVES = 8;

  private TraceCanary() {}

  /** Records the broken worker. Its traces are judged together with the others: to start TLC takes seconds. */
  static List<RecordedTrace> record() throws ControlException, IOException, ReflectiveOperationException, TraceFormatException {
    try (OverlayLoader overlay = new OverlayLoader(OverlayLoader.overlay(CONTROL))) {
      Path directory = Path.of(overlay.load(Flight.class).get());
      try (Stream<Path> files = Files.list(directory)) {
        List<RecordedTrace> traces = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
          traces.add(TraceFile.read(file));
          Files.delete(file);
        }
        return traces;
      } finally {
        Files.delete(directory);
      }
    }
  }

  /** What became of it. */
  static Canary judged(List<TraceVerdict> verdicts) {
    for (TraceVerdict verdict : verdicts) {
      if (verdict instanceof TraceVerdict.Rejected rejected && rejected.rules().contains(RULE)) {
        return new Canary(CONTROL, true, TraceText.broken(rejected));
      }
    }
    return new Canary(
        CONTROL, false, "none of " + verdicts.size() + " traces was rejected under " + RULE + ": " + verdicts);
  }

  /** Loaded on the overlay: records lives, and returns the directory with their traces. */
  public static final class Flight implements Supplier<String> {
    @Override
    public String get() {
      try {
        TraceStorm storm = new TraceStorm(Subjects.resolve("channel"), Corpus.shipped(), 1);
        Path directory = Files.createTempDirectory("lockstep-canary-");
        for (int i = 0; i < LIVES; i++) {
          TraceFile.write(directory.resolve(i + ".ndjson"), storm.record(i).trace());
        }
        return directory.toString();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
