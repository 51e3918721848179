package dev.lockstep.modelcheck.process;

import dev.lockstep.spec.Home;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.evidence.EvidenceException;
import dev.lockstep.spec.evidence.EvidenceFile;
import dev.lockstep.spec.process.Leash;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One run of an engine in a JVM of its own, on the JDK that runs this one.
 *
 * <p>Thread-safe: immutable, and each {@link #run} starts its own process.
 *
 * @param mainClass the engine's entry point
 * @param jvmFlags what its JVM needs
 * @param classPath searched in this order
 * @param arguments the engine's command line without {@code --out}
 * @param timeLimit how long the process may live; then it is killed, with every process that it started
 */
public record EngineProcess(
    String mainClass, List<String> jvmFlags, List<Path> classPath, List<String> arguments, Duration timeLimit) {

  private static final long LOOK_AGAIN_MILLIS = 500;

  /** Copies the lists. */
  public EngineProcess {
    jvmFlags = List.copyOf(jvmFlags);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
  }

  /** The class path of this JVM. */
  public static List<Path> ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** This process with {@code overlay} first on its class path: its classes replace those of the same name. */
  public EngineProcess withOverlay(Path overlay) {
    List<Path> longer = new ArrayList<>(List.of(overlay));
    longer.addAll(classPath);
    return new EngineProcess(mainClass, jvmFlags, longer, arguments, timeLimit);
  }

  /**
   * Runs the engine, waits for its end, and reads the evidence that it left in {@code out}. An older file there is
   * deleted first, so that nothing stale can pass for a result.
   *
   * @param lines hears of each line that the process prints, on another thread; must not throw
   * @return the evidence, also if the engine failed half-way and said so; or why there is none
   * @throws InterruptedException if this thread is interrupted; the process has been killed then
   */
  public EngineResult run(Path out, Consumer<String> lines) throws InterruptedException {
    Process process;
    try {
      Files.deleteIfExists(out);
      process = new ProcessBuilder(commandLine(out)).redirectErrorStream(true).start();
    } catch (IOException failed) {
      return new EngineResult.Nothing(mainClass + " could not be started: " + failed.getMessage());
    }
    Output output = Output.of(process, lines);
    Set<ProcessHandle> started = ConcurrentHashMap.newKeySet();
    Leash leash = Leash.on(process, started);
    try {
      if (!ends(process, started)) {
        return new EngineResult.Nothing(
            "killed after its time limit of " + timeLimit.toSeconds() + " s" + output.ending());
      }
      return result(process.exitValue(), out, output);
    } finally {
      leash.end();
    }
  }

  /** Whether the process ends in time. What it starts is remembered: if it dies, nobody can be asked any more. */
  private boolean ends(Process process, Set<ProcessHandle> started) throws InterruptedException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < timeLimit.toNanos()) {
      long left = timeLimit.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      if (process.waitFor(Math.min(LOOK_AGAIN_MILLIS, left), TimeUnit.MILLISECONDS)) {
        return true;
      }
      process.descendants().forEach(started::add);
    }
    return false;
  }

  private List<String> commandLine(Path out) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(jvmFlags);
    String home = System.getProperty(Home.PROPERTY);
    if (home != null) {
      command.add("-D" + Home.PROPERTY + "=" + home);
    }
    command.add("-cp");
    command.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(arguments);
    command.add("--out");
    command.add(out.toString());
    return command;
  }

  private static EngineResult result(int exit, Path out, Output output) throws InterruptedException {
    output.awaitEnd();
    if (exit != ExitStatus.OK && exit != ExitStatus.UNKNOWN) {
      return new EngineResult.Nothing("ended with exit status " + exit + output.ending());
    }
    if (!Files.exists(out)) {
      return new EngineResult.Nothing("left no evidence, exit status " + exit + output.ending());
    }
    try {
      return new EngineResult.Left(EvidenceFile.read(out));
    } catch (EvidenceException unreadable) {
      return new EngineResult.Nothing(String.valueOf(unreadable.getMessage()));
    }
  }
}
