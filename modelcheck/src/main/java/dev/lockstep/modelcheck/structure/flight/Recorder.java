package dev.lockstep.modelcheck.structure.flight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Records every wait for a lock in this JVM, however short, with the stack of who waits. Stateless. */
final class Recorder {
  static final String MONITOR_ENTER = "jdk.JavaMonitorEnter";
  static final String MONITOR_WAIT = "jdk.JavaMonitorWait";
  static final String PARK = "jdk.ThreadPark";
  static final String PINNED = "jdk.VirtualThreadPinned";

  private static final List<String> EVENTS = List.of(MONITOR_ENTER, MONITOR_WAIT, PARK, PINNED);

  private Recorder() {}

  /** Runs {@code work}, and then shows {@code listener} each event of that time. */
  static void record(Runnable work, Consumer<RecordedEvent> listener) throws IOException {
    Path file = Files.createTempFile("lockstep-structure-", ".jfr");
    try {
      try (Recording recording = new Recording()) {
        for (String event : EVENTS) {
          recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
        }
        recording.start();
        work.run();
        recording.stop();
        recording.dump(file);
      }
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          listener.accept(events.readEvent());
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
