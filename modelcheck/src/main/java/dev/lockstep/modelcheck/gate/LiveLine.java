package dev.lockstep.modelcheck.gate;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * One line on a terminal that is written over while an engine runs; nothing at all where there is no terminal, so that
 * a log has one line for each run.
 */
interface LiveLine extends AutoCloseable {

  /** Shows how far the engine is. */
  void show(String progress);

  @Override
  void close();

  static LiveLine on(PrintWriter terminal, String title) {
    return System.console() == null ? new Silent() : new Terminal(terminal, title);
  }

  /** No terminal. */
  final class Silent implements LiveLine {
    @Override
    public void show(String progress) {
      // The line that tells the result is enough.
    }

    @Override
    public void close() {
      // Nothing was drawn.
    }
  }

  /** A terminal that understands ANSI sequences. */
  final class Terminal implements LiveLine {
    private static final String ERASE = "\r\033[K";
    private static final int WIDTH = 100;

    private final PrintWriter terminal;
    private final String title;
    private final long begin = System.nanoTime();

    private Terminal(PrintWriter terminal, String title) {
      this.terminal = terminal;
      this.title = title;
      show("");
    }

    @Override
    public synchronized void show(String progress) {
      long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
      String line = title + "  " + seconds + " s  " + progress.strip();
      terminal.print(ERASE + (line.length() > WIDTH ? line.substring(0, WIDTH) : line));
      terminal.flush();
    }

    @Override
    public synchronized void close() {
      terminal.print(ERASE);
      terminal.flush();
    }
  }
}
