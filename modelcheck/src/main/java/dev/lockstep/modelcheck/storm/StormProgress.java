package dev.lockstep.modelcheck.storm;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Tells how a storm goes while it goes: one line that is written over on a terminal, a plain line now and then
 * elsewhere.
 */
final class StormProgress implements AutoCloseable {
  private static final String ERASE = "\r\033[K";
  private static final int WIDTH = 110;
  private static final long LIVE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long PLAIN_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PrintWriter out;
  private final boolean live;
  private final long begin = System.nanoTime();
  private long told = begin;

  StormProgress(PrintWriter out, boolean live) {
    this.out = out;
    this.live = live;
  }

  void tell(Balance balance) {
    long now = System.nanoTime();
    if (now - told < (live ? LIVE_NANOS : PLAIN_NANOS)) {
      return;
    }
    told = now;
    double seconds = (now - begin) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "%3.0f s  %s, %,.0f requests/s, %,.0f status/s",
            seconds,
            StormText.progress(balance),
            balance.requests() / seconds,
            balance.statusReads() / seconds);
    if (live) {
      out.print(ERASE + line.substring(0, Math.min(WIDTH, line.length())));
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Seconds since it began. */
  double seconds() {
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
