package dev.lockstep.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.bench.data.Slice;
import dev.lockstep.bench.data.SliceJson;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import dev.lockstep.spec.process.Leash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a scenario in a JVM of its own, on the JDK and the class path of this one.
 *
 * <p>Thread-safe: immutable, and each {@link #run} starts its own process. Two at once would disturb each other.
 */
public final class Fork {
  /** What every JVM that measures gets, so that two of them differ in what they run and in nothing else. */
  public static final List<String> JVM_FLAGS = List.of("-Xms1g", "-Xmx1g");

  /** Beyond the time that the scenario plans: a slow machine's start, and thousands of threads that end. */
  private static final long PATIENCE_SECONDS = 60;

  private final String mainClass;

  /** Forks of {@link LoadMain}. */
  public Fork() {
    this(LoadMain.class.getName());
  }

  /** Forks of another main class, for the test of what is done about a broken one. */
  Fork(String mainClass) {
    this.mainClass = mainClass;
  }

  /**
   * Runs {@code scenario} and returns its slices: all of its keys, each with all slices.
   *
   * @param directory where the process may write; it exists
   * @throws ForkException if anything is missing
   */
  public Map<String, List<Slice>> run(Scenario scenario, Timing timing, Path directory)
      throws ForkException, InterruptedException {
    Path file = directory.resolve("fork.json");
    Path log = directory.resolve("fork.log");
    try {
      Files.deleteIfExists(file);
      List<String> command = new ArrayList<>(List.of(java()));
      command.addAll(JVM_FLAGS);
      command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), mainClass));
      command.addAll(List.of(scenario.spec(), timing.spec(), file.toString()));
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      await(process, scenario, timing, log);
      return read(file, scenario, timing);
    } catch (IOException | JsonFormatException failed) {
      throw new ForkException(scenario.spec() + ": " + failed.getMessage(), failed);
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
  }

  private static void await(Process process, Scenario scenario, Timing timing, Path log)
      throws ForkException, InterruptedException, IOException {
    long limit = (long) Math.ceil(scenario.seconds(timing)) + PATIENCE_SECONDS;
    Leash leash = Leash.on(process);
    try {
      if (!process.waitFor(limit, TimeUnit.SECONDS)) {
        throw new ForkException(scenario.spec() + ": the fork was killed after " + limit + " s");
      }
    } finally {
      leash.end();
    }
    if (process.exitValue() != 0) {
      String said = Files.readString(log).lines().findFirst().orElse("it printed nothing");
      throw new ForkException(scenario.spec() + ": the fork ended with status " + process.exitValue() + ": " + said);
    }
  }

  private static Map<String, List<Slice>> read(Path file, Scenario scenario, Timing timing)
      throws ForkException, IOException, JsonFormatException {
    if (!Files.exists(file)) {
      throw new ForkException(scenario.spec() + ": the fork left no data");
    }
    JsonNode document = StrictJson.parse(Files.readString(file));
    Map<String, List<Slice>> all = new LinkedHashMap<>();
    for (String key : scenario.keys()) {
      List<Slice> slices = SliceJson.read(document.path(key), key);
      if (slices.size() != timing.slices()) {
        throw new ForkException(key + ": the fork left " + slices.size() + " of " + timing.slices() + " slices");
      }
      all.put(key, slices);
    }
    return all;
  }
}
