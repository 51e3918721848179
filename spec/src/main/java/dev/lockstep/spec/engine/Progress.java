package dev.lockstep.spec.engine;

import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Plain progress lines, {@code name: message}, for a person who waits. They go to standard error; evidence is never
 * read from them.
 *
 * <p>Thread-safe: a line is printed whole.
 */
public final class Progress {
  private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

  private final String name;
  private final PrintStream out;
  private final LongSupplier nanoTime;
  private boolean stepped;
  private long lastStep;

  /** Prints to {@code out}, each line beginning with {@code name}. */
  public Progress(String name, PrintStream out) {
    this(name, out, System::nanoTime);
  }

  Progress(String name, PrintStream out, LongSupplier nanoTime) {
    this.name = name;
    this.out = out;
    this.nanoTime = nanoTime;
  }

  /** Prints the message. Line breaks in it become spaces. */
  public synchronized void line(String message) {
    out.println(name + ": " + message.replaceAll("\\R", " "));
    out.flush();
  }

  /** Prints {@code what done of total}, unless the last such line is less than a second old; the last step always. */
  public synchronized void step(String what, long done, long total) {
    long now = nanoTime.getAsLong();
    if (stepped && now - lastStep < INTERVAL_NANOS && done < total) {
      return;
    }
    stepped = true;
    lastStep = now;
    line(what + " " + done + " of " + total);
  }
}
