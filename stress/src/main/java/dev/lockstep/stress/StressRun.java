package dev.lockstep.stress;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs jcstress: in a process of its own, because it ends by an exception when a test fails, and in a temporary
 * directory, because it leaves its results in the working directory. It forks further JVMs, with the same class path.
 *
 * <p>Immutable and thread-safe.
 *
 * @param classPath searched in this order; made absolute
 */
record StressRun(List<Path> classPath) {
  private static final String MAIN_CLASS = "org.openjdk.jcstress.Main";
  private static final Duration GRACE = Duration.ofSeconds(40);

  /**
   * What the JVM of jcstress is given, its forks are given too. The first keeps the fields of a result apart, so that
   * the actors do not slow each other down: jcstress would set it by itself, but its probe fails on a class path with
   * directories. The second silences warnings about the library that pins threads to processors.
   */
  private static final List<String> JVM_FLAGS =
      List.of("-XX:-RestrictContended", "--enable-native-access=ALL-UNNAMED");

  StressRun {
    classPath = classPath.stream().map(Path::toAbsolutePath).toList();
  }

  /** On the class path of this JVM. */
  static StressRun onOwnClassPath() {
    return new StressRun(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList());
  }

  /** The same, with {@code overlay} first: its classes replace those of the same name. */
  StressRun withOverlay(Path overlay) {
    return new StressRun(Stream.concat(Stream.of(overlay), classPath.stream()).toList());
  }

  /**
   * Runs {@code tests} for about the {@code time}. When it takes far longer than it should, it is killed; nothing keeps
   * running afterwards, whatever happens.
   *
   * @param report where the HTML report goes; what lies there is deleted first
   */
  Attempt run(List<String> tests, Duration time, Path report) throws IOException, InterruptedException {
    deleteTree(report);
    Path scratch = Files.createTempDirectory("lockstep-jcstress-");
    try {
      Effort effort = Effort.of(time, tests.size());
      Duration limit = effort.estimate(tests.size()).multipliedBy(2).plus(GRACE);
      return await(command(tests, effort, scratch, report), limit, scratch);
    } finally {
      deleteTree(scratch);
    }
  }

  private static Attempt await(List<String> command, Duration limit, Path scratch)
      throws IOException, InterruptedException {
    Path output = scratch.resolve("output.txt");
    Process process = new ProcessBuilder(command)
        .directory(scratch.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    process.getOutputStream().close();
    Thread killer = new Thread(() -> kill(process), "kill-jcstress");
    Runtime.getRuntime().addShutdownHook(killer);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Attempt.Broken(
            "jcstress was killed after its time limit of " + limit.toSeconds() + " s" + ending(output));
      }
    } finally {
      kill(process);
      process.waitFor();
      forget(killer);
    }
    return ended(process.exitValue(), scratch, output);
  }

  private static Attempt ended(int exit, Path scratch, Path output) throws IOException {
    List<Path> results;
    try (Stream<Path> files = Files.list(scratch)) {
      results = files.filter(file -> file.getFileName().toString().endsWith(".bin.gz")).toList();
    }
    if (exit != 0 && exit != 1 || results.size() != 1) {
      return new Attempt.Broken(
          "jcstress ended with exit status " + exit + " and left " + results.size() + " result files" + ending(output));
    }
    try {
      return new Attempt.Ended(exit, Outcomes.read(results.getFirst()));
    } catch (IOException unreadable) {
      return new Attempt.Broken("the results of jcstress cannot be read: " + unreadable);
    }
  }

  /** The last line that is not part of a stack trace, as the end of a message. */
  private static String ending(Path output) throws IOException {
    return Files.readAllLines(output).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("at "))
        .reduce((earlier, later) -> later)
        .map(last -> "; it said last: " + last)
        .orElse("; it said nothing");
  }

  private List<String> command(List<String> tests, Effort effort, Path scratch, Path report) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("-cp");
    command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(MAIN_CLASS);
    command.addAll(List.of("-t", selection(tests), "-r", report.toAbsolutePath().toString()));
    command.addAll(effort.options());
    return command;
  }

  /** For a person, in the root directory of the kit after a build: these tests, as long as jcstress thinks best. */
  static String replay(List<String> tests, String overlay) {
    return "java -cp " + overlay + "stress/target/classes:$(cat stress/target/classpath) " + MAIN_CLASS + " -t '"
        + selection(tests) + "'";
  }

  private static String selection(List<String> tests) {
    return tests.stream()
        .map(test -> test.replace(".", "\\."))
        .collect(Collectors.joining("|", "^(", ")$"));
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Takes back the shutdown hook, unless the JVM is going down, which then runs it. */
  private static void forget(Thread killer) {
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException goingDown) {
      // The hook kills a process that is dead by now: harmless.
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(directory)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.deleteIfExists(file);
    }
  }
}
