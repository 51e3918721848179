package dev.lockstep.stress.harness;

import dev.lockstep.spec.process.Leash;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.TestExecutor;
import org.openjdk.jcstress.Verbosity;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.runners.TestConfig;
import org.openjdk.jcstress.infra.runners.TestList;
import org.openjdk.jcstress.os.AffinityMode;
import org.openjdk.jcstress.os.NodeType;
import org.openjdk.jcstress.os.Scheduler;
import org.openjdk.jcstress.os.SchedulingClass;
import org.openjdk.jcstress.os.topology.PresetRegularTopology;
import org.openjdk.jcstress.os.topology.TopologyParseException;
import org.openjdk.jcstress.vm.CompileMode;

/**
 * Runs forks with the executor of jcstress, without its main class: that one spends six seconds on finding out what the
 * JVM can do, runs every test in the same way, and cannot run one of them on other classes. As many forks run at a time
 * as the machine has processors for.
 *
 * <p>A fork that hangs is killed. Nothing keeps running after {@link #run} has returned, nor after this JVM has ended.
 * What this JVM starts meanwhile counts as a fork: that a process is one cannot be read off its command line, which the
 * system cuts short, and the class path comes first in it.
 */
public final class Harness {
  /** Forks that are handed over together; between two such batches the time is looked at. */
  private static final int BATCH = 6;

  /** How long a batch may take beyond what it should, before its forks are killed: less than the engine has to spare. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  /** What jcstress' main class gives a fork as well, but for what only the command line tools of a JVM need. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:-RestrictContended", // keeps the fields of a result apart: the actors must not slow each other down
          "-XX:-UsePerfData",
          "-Xms256M", "-Xmx256M",
          "-XX:ParallelGCThreads=2", "-XX:ConcGCThreads=2", "-XX:CICompilerCount=2",
          "--enable-native-access=ALL-UNNAMED");

  private final int processors;
  private final Duration grace;
  private final Path scratch;

  /** {@code scratch} is a directory for files that the forks read. */
  public Harness(Path scratch) {
    this(Runtime.getRuntime().availableProcessors(), GRACE, scratch);
  }

  Harness(int processors, Duration grace, Path scratch) {
    this.processors = processors;
    this.grace = grace;
    this.scratch = scratch;
  }

  /**
   * Whether jcstress has a test of this name, which its annotation processor wrote down, and how many actors it has.
   */
  public static int actors(String test) {
    if (TestList.class.getResource(TestList.LIST) == null || !TestList.tests().contains(test)) {
      return 0;
    }
    return TestList.getInfo(test).threads();
  }

  /** The options of the JVM that runs this fork, without those that concern its place only. */
  public static List<String> flags(Fork fork) {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(fork.setting().flags(fork.seed()));
    return List.copyOf(flags);
  }

  /**
   * Runs the forks in this order, until the time is up; those that jcstress does not know, or has not enough processors
   * for, are left out.
   *
   * @param each hears of each result, one at a time
   * @return how many forks were not begun because the time was up
   */
  public int run(List<Fork> forks, Deadline deadline, Consumer<Fork.Result> each)
      throws IOException, InterruptedException {
    List<Fork> left = new ArrayList<>(forks.stream().filter(this::canRun).toList());
    int size = BATCH * Math.max(1, processors / 2);
    while (!left.isEmpty() && !deadline.isOver()) {
      List<Fork> batch = left.subList(0, Math.min(size, left.size()));
      runBatch(batch, each);
      batch.clear();
    }
    return left.size();
  }

  private boolean canRun(Fork fork) {
    int actors = actors(fork.test());
    return actors > 0 && actors <= processors;
  }

  private void runBatch(List<Fork> batch, Consumer<Fork.Result> each) throws IOException, InterruptedException {
    Map<TestConfig, Fork> forks = new IdentityHashMap<>();
    List<TestConfig> configs = new ArrayList<>();
    for (Fork fork : batch) {
      TestConfig config = config(fork);
      forks.put(config, fork);
      configs.add(config);
    }
    Set<ProcessHandle> others = ProcessHandle.current().children().collect(Collectors.toUnmodifiableSet());
    ConcurrentLinkedQueue<TestResult> results = new ConcurrentLinkedQueue<>();
    TestExecutor executor = new TestExecutor(new Verbosity(0), results::add, scheduler());
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread runner =
        Thread.ofPlatform()
            .daemon()
            .name("jcstress")
            .uncaughtExceptionHandler((thread, thrown) -> failure.set(thrown))
            .start(() -> executor.runAll(configs));
    Duration expected = batch.stream().map(fork -> fork.dose().ofForks(1, 1)).reduce(Duration.ZERO, Duration::plus);
    Deadline limit = Deadline.in(expected.multipliedBy(3).plus(grace));
    Set<TestConfig> heard = Collections.newSetFromMap(new IdentityHashMap<>());
    Leash leash = Leash.of(() -> killAllBut(others));
    try {
      while (!runner.join(Duration.ofMillis(200))) {
        hear(results, forks, heard, limit, each);
        if (limit.isOver()) {
          killAllBut(others); // again and again, until the executor has none left to begin
        }
      }
    } finally {
      leash.end();
    }
    hear(results, forks, heard, limit, each);
    forks.keySet().removeAll(heard);
    tellLost(forks, failure.get(), each);
  }

  private static void hear(
      ConcurrentLinkedQueue<TestResult> results, Map<TestConfig, Fork> forks, Set<TestConfig> heard, Deadline limit,
      Consumer<Fork.Result> each) {
    for (TestResult result = results.poll(); result != null; result = results.poll()) {
      Fork fork = forks.get(result.getConfig());
      if (fork == null) {
        throw new IllegalStateException("jcstress has a result of a test that it was not given: " + result.getName());
      }
      if (limit.isOver() && result.status() != Status.NORMAL) {
        result.addMessage("The harness killed it: it took far longer than it should.");
      }
      heard.add(result.getConfig());
      each.accept(new Fork.Result(fork, result));
    }
  }

  /** A fork of which jcstress gave no result is an error of its test: others of the same test may have passed. */
  static void tellLost(Map<TestConfig, Fork> forks, @Nullable Throwable failure, Consumer<Fork.Result> each) {
    forks.forEach((config, fork) -> {
      TestResult lost = new TestResult(Status.TEST_ERROR);
      lost.setConfig(config);
      lost.addMessage("jcstress gave no result of this fork" + (failure == null ? "" : ": " + failure));
      each.accept(new Fork.Result(fork, lost));
    });
  }

  TestConfig config(Fork fork) throws IOException {
    TestInfo info = TestList.getInfo(fork.test());
    int actors = info.threads();
    List<String> arguments = new ArrayList<>();
    if (fork.overlay() != null) {
      arguments.add("-cp"); // the later of two counts
      arguments.add(fork.overlay() + File.pathSeparator + System.getProperty("java.class.path"));
    }
    arguments.addAll(flags(fork));
    int split = actors == 2 ? fork.setting().split() : CompileMode.UNIFIED;
    Path directives = scratch.resolve(info.generatedRunner() + "." + split);
    arguments.add("-XX:CompilerDirectivesFile=" + directives);
    SchedulingClass anywhere = new SchedulingClass(AffinityMode.NONE, actors, NodeType.PACKAGE);
    TestConfig config = new TestConfig(new DoseOptions(fork.dose()), info, 0, arguments, split, anywhere);
    if (!Files.exists(directives)) {
      try (PrintWriter out = new PrintWriter(directives.toFile(), StandardCharsets.UTF_8)) {
        config.generateDirectives(out, new Verbosity(0));
      }
    }
    return config;
  }

  private Scheduler scheduler() {
    try {
      return new Scheduler(new PresetRegularTopology(1, processors, 1), processors);
    } catch (TopologyParseException impossible) {
      throw new IllegalStateException("a machine of one node is always well-formed", impossible);
    }
  }

  private static void killAllBut(Set<ProcessHandle> others) {
    ProcessHandle.current().children().filter(child -> !others.contains(child)).forEach(ProcessHandle::destroyForcibly);
  }
}
