package dev.lockstep.modelcheck.storm;

import dev.lockstep.modelcheck.history.History;
import dev.lockstep.modelcheck.history.HistoryWriter;
import dev.lockstep.modelcheck.storm.record.LifeFile;
import dev.lockstep.spec.engine.ExitStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A storm for a person: progress while it lasts, a balance sheet and the violations at its end.
 *
 * @param options what to do
 * @param out where the history of the first violating round goes; null: a file in the temporary directory
 * @param record where the history of the first worker goes, which then lives until the end; null: nowhere
 * @param control the negative control that this JVM runs on; null on shipped code
 * @param json whether to print JSON and no text
 */
public record StormRun(
    StormOptions options, @Nullable Path out, @Nullable Path record, @Nullable String control, boolean json) {

  /**
   * Storms, prints to {@code text}, tells progress on {@code err}, and returns the exit status.
   *
   * @throws IOException if a history cannot be written
   */
  public int run(PrintWriter text, PrintWriter err) throws IOException, InterruptedException {
    try (LifeFile life = record == null ? null : new LifeFile(record)) {
      return run(new Storm(options, life), text, err);
    }
  }

  private int run(Storm storm, PrintWriter text, PrintWriter err) throws IOException, InterruptedException {
    double seconds;
    try (StormProgress progress = new StormProgress(err, System.console() != null && !json)) {
      storm.run(balance -> progress.tell(after -> StormText.progress(balance, after)));
      seconds = progress.seconds();
    }
    int exit = exit(storm);
    Path history = write(storm);
    if (record != null && storm.balance().lives() > 1) {
      err.println(
          record + " ends with the first of " + storm.balance().lives()
              + " workers: a round broke a rule, or the machine stood still");
      err.flush();
    }
    if (json) {
      text.println(StormJson.of(this, storm, history, seconds, exit));
    } else {
      text.println("Lockstep storm · " + options.subject() + " · seed " + Long.toHexString(options.seed()));
      StormText.sheet(storm, seconds).forEach(text::println);
      for (Storm.Sighting sighting : storm.sightings().values()) {
        StormText.violation(sighting, history, replay(sighting)).forEach(text::println);
      }
    }
    text.flush();
    return exit;
  }

  private static int exit(Storm storm) {
    if (!storm.sightings().isEmpty()) {
      return ExitStatus.VIOLATION;
    }
    boolean judged = storm.balance().rounds() > 0 && storm.checks().linearizable().undecided() == 0;
    return judged ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }

  String replay(Storm.Sighting sighting) {
    return StormText.replay(options.subject().name(), options.seed(), sighting, control);
  }

  /** The file with the history of the violating round; null if there is no such round. */
  private @Nullable Path write(Storm storm) throws IOException {
    for (Storm.Sighting sighting : storm.sightings().values()) {
      History history = sighting.history();
      if (history != null) {
        Path file = out == null ? Files.createTempFile("lockstep-storm-" + sighting.round() + "-", ".ndjson") : out;
        HistoryWriter.write(history, file);
        return file;
      }
    }
    return null;
  }
}
