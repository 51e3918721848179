package dev.lockstep.modelcheck.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads what a process prints, passes each line on, and remembers the last: it mostly says why the process ended. */
final class Output {
  /** A process that outlived its parent may hold the pipe open for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Consumer<String> lines;
  private volatile String last = "";
  private final Thread reader;

  private Output(Process process, Consumer<String> lines) {
    this.lines = lines;
    this.reader = Thread.ofPlatform().daemon().name("engine-output").unstarted(() -> read(process));
  }

  static Output of(Process process, Consumer<String> lines) {
    Output output = new Output(process, lines);
    output.reader.start();
    return output;
  }

  private void read(Process process) {
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.accept(line);
        if (!line.isBlank()) {
          last = line.strip();
        }
      }
    } catch (IOException closed) {
      last = last + " (its output broke off: " + closed.getMessage() + ")";
    }
  }

  /** Waits until everything that was printed has been passed on. */
  void awaitEnd() throws InterruptedException {
    reader.join(PATIENCE);
  }

  /** The last line, as the end of a message. */
  String ending() {
    String line = last;
    return line.isEmpty() ? "; it printed nothing" : "; it printed last: " + line;
  }
}
