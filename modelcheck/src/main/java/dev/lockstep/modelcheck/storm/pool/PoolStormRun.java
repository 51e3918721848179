package dev.lockstep.modelcheck.storm.pool;

import dev.lockstep.modelcheck.storm.StormProgress;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.supervisor.PoolReport;
import dev.lockstep.supervisor.PoolStatus;
import dev.lockstep.supervisor.Totals;
import dev.lockstep.worker.Refusal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A storm on a pool for a person: a live line while it lasts, a balance sheet and the violations at its end.
 *
 * @param options what to do
 */
public record PoolStormRun(PoolStormOptions options) {
  private static final double MEBI = 1 << 20;

  /** Storms, prints to {@code text}, tells progress on {@code err}, and returns the exit status. */
  public int run(PrintWriter text, PrintWriter err) throws InterruptedException {
    PoolStorm storm = new PoolStorm(options);
    double took;
    try (StormProgress progress = new StormProgress(err, System.console() != null)) {
      Line line = new Line();
      storm.run(now -> progress.tell(seconds -> line.of(now.status(), seconds)));
      took = progress.seconds();
    }
    text.println("Lockstep storm · pool of " + options.subject() + " · seed " + Long.toHexString(options.seed()));
    sheet(storm, took).forEach(text::println);
    storm.books().violations().forEach(violation -> text.println(
        "FAIL " + violation.rule() + "  " + violation.seen()
            + (violation.times() > 1 ? " (and " + (violation.times() - 1) + " more)" : "")));
    if (storm.broken().isEmpty() && !storm.sawEnough()) {
      text.println("UNKNOWN  nothing was completed, replaced, sampled or scaled");
    }
    text.flush();
    if (!storm.broken().isEmpty()) {
      return ExitStatus.VIOLATION;
    }
    return storm.sawEnough() ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }

  /** The line that tells how it goes, with the rate since the one before. */
  private static final class Line {
    private double secondsThen;
    private long settledThen;

    String of(PoolStatus status, double seconds) {
      double rate = (status.settled() - settledThen) / (seconds - secondsThen);
      secondsThen = seconds;
      settledThen = status.settled();
      return line(
          "%3.0f s  %,.0f requests/s, %d of %d workers live, %d retiring, %,d restarts, queue %d",
          seconds, rate, status.live(), status.target(), status.retiring(), status.restarts(), status.pending());
    }
  }

  private static List<String> sheet(PoolStorm storm, double seconds) {
    Books books = storm.books();
    PoolStatus status = storm.status();
    PoolReport report = storm.report();
    Totals told = books.told();
    List<String> lines = new ArrayList<>();
    lines.add(line(
        "pool        %d to %d workers, %.1f s (%,.0f requests/s), at most %.0f MiB of heap in use",
        PoolStorm.MIN, PoolStorm.MAX, seconds, told.settled() / seconds, storm.samples().mostHeap() / MEBI));
    lines.add(line(
        "submitted   %,d = accepted %,d + full %,d + stopping %,d + stopped %,d + withdrawn %,d",
        books.submitted(), books.accepted(), books.refused(Refusal.FULL), books.refused(Refusal.STOPPING),
        books.refused(Refusal.STOPPED), books.refused(Refusal.WITHDRAWN)));
    lines.add(line(
        "accepted    %,d = completed %,d + failed %,d + timed out %,d + cancelled %,d",
        books.accepted(), told.completed(), told.failed(), told.timedOut(), told.cancelled()));
    lines.add(line(
        "results     %,d published, from %,d attempts", books.published().settled(), books.attempts()));
    lines.add(line(
        "workers     %,d made, %,d killed, %,d hung; %,d replaced, %,d late results fenced off, %,d times scaled",
        storm.victims().made(), storm.victims().killed(), storm.victims().hung(), status.restarts(), status.fenced(),
        storm.samples().scalings()));
    lines.add(line(
        "samples     %,d statuses of %d to %d slots, and at most %d that retire", storm.samples().taken(), PoolStorm.MIN,
        PoolStorm.MAX, PoolStorm.SURGE));
    lines.add(line(
        "left        %s; %s declared as left behind", storm.census(),
        report == null ? "no report" : report.leftBehind().size()));
    lines.add("violations  " + (storm.broken().isEmpty() ? "none" : String.join(" ", storm.broken())));
    return lines;
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
