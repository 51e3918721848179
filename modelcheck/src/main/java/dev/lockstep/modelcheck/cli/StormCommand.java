package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.process.EngineProcess;
import dev.lockstep.modelcheck.process.OverlayLoader;
import dev.lockstep.modelcheck.storm.StormOptions;
import dev.lockstep.modelcheck.storm.StormRun;
import dev.lockstep.modelcheck.storm.corpus.Corpus;
import dev.lockstep.modelcheck.storm.corpus.Document;
import dev.lockstep.modelcheck.storm.pool.PoolStormOptions;
import dev.lockstep.modelcheck.storm.pool.PoolStormRun;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.modelcheck.subject.Subjects;
import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.OptionValues;
import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.spec.process.Leash;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep storm}: real load, recorded and judged. */
@Command(
    name = "storm",
    description = {
      "Put a worker under real load, record every round as a history, and check it.",
      "With --pool: put a pool of such workers under real load, kill some of them, and see whether its books balance."
    },
    footer = "%nExit status: 0 no violation, 1 a rule is violated, 2 nobody knows, 64 wrong usage.")
public final class StormCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 200;
  private static final long MOST_SECONDS = Duration.ofDays(7).toSeconds();
  private static final Duration DEFAULT_TIME = Duration.ofSeconds(10);
  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(ms|s)");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--subject",
      paramLabel = "NAME|CLASS",
      description = "mutex, channel, channel-query, or a public class that implements WorkerFactory (default: channel)")
  private String subject = "channel";

  @Mixin private UserClasses userClasses = new UserClasses();

  @Option(names = "--seconds", paramLabel = "N", description = "how long (default: 10, or until --rounds are over)")
  private @Nullable Long seconds;

  @Option(names = "--rounds", paramLabel = "N", description = "how many rounds at most")
  private @Nullable Long rounds;

  @Option(names = "--round", paramLabel = "I", description = "repeat the plan of this round only")
  private @Nullable Long round;

  @Option(names = "--observers", paramLabel = "N", description = "threads that read the status (default: 4)")
  private int observers = StormOptions.OBSERVERS;

  @Option(names = "--clients", paramLabel = "N", description = "threads that post requests (default: 6)")
  private int clients = StormOptions.CLIENTS;

  @Option(names = "--seed", paramLabel = "HEX", description = "decides the plan of each round (default: by chance)")
  private String seed = Integer.toHexString(ThreadLocalRandom.current().nextInt() & 0xffffff);

  @Option(names = "--corpus", paramLabel = "DIR", description = "a folder of texts to analyse (default: the kit's own)")
  private @Nullable Path corpus;

  @Option(names = "--out", paramLabel = "FILE", description = "where the history of a violating round goes")
  private @Nullable Path out;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = {
        "where the history of the first worker goes, round by round. It lives until the end,",
        "or until a round breaks a rule or the machine stands still.",
        "history check --follow FILE judges it meanwhile."
      })
  private @Nullable Path record;

  @Option(names = "--pool", description = "storm a pool of such workers, which are killed and hang")
  private boolean pool;

  @Option(
      names = "--kill-every",
      paramLabel = "TIME",
      description = "with --pool: how often a worker is killed or hangs, such as 200ms (the default) or 2s")
  private @Nullable String killEvery;

  @Option(names = "--json", description = "print the result as JSON")
  private boolean json;

  @Option(names = "--control", paramLabel = "ID", description = "run on this negative control")
  private @Nullable String control;

  @Option(names = "--on-overlay", hidden = true, description = "this JVM runs on the overlay of --control already")
  private boolean onOverlay;

  @Override
  public Integer call() throws Exception {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    PoolStormRun onPool = pool ? new PoolStormRun(poolOptions()) : null;
    StormRun run = new StormRun(options(), writable("--out", out), writable("--record", record), control, json);
    if (control != null && !onOverlay) {
      return onControl(control, command.getParseResult().originalArgs());
    }
    return onPool != null
        ? onPool.run(command.getOut(), command.getErr())
        : run.run(command.getOut(), command.getErr());
  }

  private StormOptions options() throws UsageException, IOException {
    Subject found = Subjects.resolve(subject, userClasses.loader()); // never closed: the storm loads classes as it goes
    List<Document> documents = corpus == null ? Corpus.shipped() : Corpus.in(corpus);
    inRange("--clients", clients, 1, MOST_THREADS);
    inRange("--observers", observers, 0, MOST_THREADS);
    long most = rounds == null ? Long.MAX_VALUE : inRange("--rounds", rounds, 1, Long.MAX_VALUE);
    if (record != null && round != null) {
      throw new UsageException("--record is for one round after the other, not for --round");
    }
    OptionalLong only =
        round == null ? OptionalLong.empty() : OptionalLong.of(inRange("--round", round, 0, Long.MAX_VALUE));
    return new StormOptions(found, documents, clients, observers, OptionValues.seed(seed), only, most, time(), 1);
  }

  private PoolStormOptions poolOptions() throws UsageException, IOException {
    if (rounds != null || round != null || out != null || record != null || json) {
      throw new UsageException("--pool has no rounds, no histories and no JSON");
    }
    StormOptions same = options();
    return new PoolStormOptions(
        same.subject(), same.corpus(), clients, observers, same.seed(), time(), killTime());
  }

  private Duration killTime() throws UsageException {
    if (killEvery == null) {
      return PoolStormOptions.KILL_EVERY;
    }
    Matcher time = TIME.matcher(killEvery);
    if (!time.matches()) {
      throw new UsageException("--kill-every '" + killEvery + "' is no time such as 200ms or 2s");
    }
    long number = Long.parseLong(time.group(1));
    return time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
  }

  private Duration time() throws UsageException {
    if (killEvery != null && !pool) {
      throw new UsageException("--kill-every is for --pool");
    }
    if (seconds != null) {
      return Duration.ofSeconds(inRange("--seconds", seconds, 1, MOST_SECONDS));
    }
    return rounds == null ? DEFAULT_TIME : Duration.ofSeconds(MOST_SECONDS);
  }

  private static long inRange(String option, long value, long least, long most) throws UsageException {
    if (value < least || value > most) {
      throw new UsageException(
          option + " " + value + " is not "
              + (most == Long.MAX_VALUE ? "a number from " + least : "from " + least + " to " + most));
    }
    return value;
  }

  /** Better to hear of it before the storm than after. */
  private static @Nullable Path writable(String option, @Nullable Path file) throws UsageException {
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
        throw new UsageException(option + " " + file + " cannot be written");
      }
    }
    return file;
  }

  /** The same command in a JVM whose class path begins with the control's overlay. */
  private static int onControl(String id, List<String> arguments) throws Exception {
    List<Path> classPath = new ArrayList<>(List.of(OverlayLoader.overlay(id)));
    classPath.addAll(EngineProcess.ownClassPath());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D" + Home.PROPERTY + "=" + Home.locate());
    command.add("-Djdk.console=java.base");
    command.add("-cp");
    command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(Lockstep.class.getName());
    command.addAll(arguments);
    command.add("--on-overlay");
    Process process = new ProcessBuilder(command).inheritIO().start();
    Leash leash = Leash.on(process);
    try {
      return process.waitFor();
    } finally {
      leash.end();
    }
  }
}
