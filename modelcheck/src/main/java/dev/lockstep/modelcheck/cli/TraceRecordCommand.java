package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.storm.record.Trouble;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.modelcheck.trace.TraceStorm;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.OptionValues;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lockstep trace record}: writes traces of a worker under load. */
@Command(
    name = "record",
    description = "Puts workers under load, and writes a trace of the whole life of each.",
    footer = "%nExit status: 0 all were answered, 1 somebody was not, 64 wrong usage.")
final class TraceRecordCommand implements Callable<Integer> {
  private static final int MOST_LIVES = 100_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--subject",
      paramLabel = "NAME|CLASS",
      description = "mutex, channel, channel-query, or a public class that implements WorkerFactory (default: channel)")
  private String subject = "channel";

  @Mixin private UserClasses userClasses = new UserClasses();

  @Option(names = "--lives", paramLabel = "N", description = "how many traces (default: ${DEFAULT-VALUE})")
  private int lives = 10;

  @Option(names = "--seed", paramLabel = "HEX", description = "decides the plan of each life (default: by chance)")
  private String seed = Integer.toHexString(ThreadLocalRandom.current().nextInt() & 0xffffff);

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "where the traces go; made if need be")
  private @Nullable Path out;

  @Override
  public Integer call() throws UsageException, IOException, InterruptedException {
    return record(Objects.requireNonNull(spec).commandLine(), storm());
  }

  private TraceStorm storm() throws UsageException, IOException {
    if (lives < 1 || lives > MOST_LIVES) {
      throw new UsageException("--lives " + lives + " is not from 1 to " + MOST_LIVES);
    }
    Subject found = Subjects.resolve(subject, userClasses.loader()); // never closed: the storm loads classes as it goes
    return new TraceStorm(found, Corpus.shipped(), OptionValues.seed(seed));
  }

  private int record(CommandLine command, TraceStorm storm) throws UsageException, InterruptedException {
    Path directory = Objects.requireNonNull(out);
    int exit = ExitStatus.OK;
    try {
      Files.createDirectories(directory);
      for (int i = 0; i < lives; i++) {
        TraceStorm.Recording recording = storm.record(i);
        Path file = directory.resolve(subject + "-" + seed + "-" + i + ".trace.ndjson");
        TraceFile.write(file, recording.trace());
        command.getOut().println(file + "  " + recording.trace().events().size() + " events");
        for (Trouble trouble : recording.troubles()) {
          command.getOut().println("FAIL " + trouble.rule() + "  " + trouble.seen());
          exit = ExitStatus.VIOLATION;
        }
        command.getOut().flush();
      }
    } catch (IOException unwritable) {
      throw new UsageException("--out " + directory + " cannot be written: " + unwritable.getMessage());
    }
    return exit;
  }
}
