package dev.lockstep.modelcheck.storm;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleFunction;

/**
 * Tells how a storm goes while it goes: one line that is written over on a terminal, a plain line now and then
 * elsewhere.
 */
public final class StormProgress implements AutoCloseable {
  private static final String ERASE = "\r\033[K";
  private static final int WIDTH = 110;
  private static final long LIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PrintWriter out;
  private final boolean live;
  private final long begin = System.nanoTime();
  private long told = begin;

  /** Tells {@code out}, which is a terminal if {@code live}. */
  public StormProgress(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /** Asks for a line, given the seconds since it began, and tells it; but not sooner after the last one than it should. */
  public void tell(DoubleFunction<String> lineAfter) {
    long now = System.nanoTime();
    if (now - told < (live ? LIVE_NANOS : PLAIN_NANOS)) {
      return;
    }
    told = now;
    String line = lineAfter.apply((now - begin) / 1e9);
    if (live) {
      out.print(ERASE + line.substring(0, Math.min(WIDTH, line.length())));
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Seconds since it began. */
  public double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() {
    if (live) {
      out.print(ERASE);
      out.flush();
    }
  }
}
