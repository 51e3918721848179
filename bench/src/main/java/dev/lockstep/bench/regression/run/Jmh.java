package dev.lockstep.bench.regression.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
import dev.lockstep.spec.process.Leash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * JMH in a process of its own, for one fork of each benchmark.
 *
 * <p>Not thread-safe; two runs at once would disturb each other.
 */
final class Jmh {
  private static final long LIMIT_MINUTES = 30;
  private static final String NAME = "# Benchmark: ";
  private static final String PARAMETERS = "# Parameters: ";

  /**
   * What one run gave.
   *
   * @param results as JMH wrote them; a benchmark that failed is not among them
   * @param failures of benchmarks, a line each: name, parameters, and the reason in JMH's words
   */
  record Pass(JsonNode results, List<String> failures) {}

  private final Path directory;

  /** Runs that write to {@code directory}, which exists. */
  Jmh(Path directory) {
    this.directory = directory;
  }

  /** The names of the benchmarks that a run is to give, without their parameters. */
  SortedSet<String> names(Build build, Effort effort) throws IncompleteRunException, InterruptedException {
    Path log = directory.resolve("list.log");
    List<String> command = build.command();
    command.addAll(List.of("-l", effort.include()));
    start(build, command, log);
    SortedSet<String> names = new TreeSet<>();
    read(log).lines().map(String::strip).filter(line -> line.matches("[\\w$]+(\\.[\\w$]+)+")).forEach(names::add);
    if (names.isEmpty()) {
      throw new IncompleteRunException(List.of(build.name() + ": no benchmark matches '" + effort.include() + "'"));
    }
    return names;
  }

  /**
   * One fork of each benchmark.
   *
   * @throws IncompleteRunException if JMH itself failed
   */
  Pass run(Build build, Effort effort) throws IncompleteRunException, InterruptedException {
    Path file = directory.resolve("pass.json");
    Path log = directory.resolve("pass.log");
    List<String> command = build.command();
    command.addAll(List.of("-rf", "json", "-rff", file.toString()));
    if (!build.flags().isEmpty()) {
      command.addAll(List.of("-jvmArgsPrepend", String.join(" ", build.flags())));
    }
    command.addAll(effort.options());
    try {
      Files.deleteIfExists(file);
      start(build, command, log);
      if (!Files.exists(file)) {
        throw failure(build, "JMH wrote no results", log);
      }
      return new Pass(StrictJson.parse(Files.readString(file)), failures(read(log)));
    } catch (IOException | JsonFormatException unreadable) {
      throw failure(build, "JMH's results cannot be read: " + unreadable.getMessage(), log);
    }
  }

  /** JMH tells of a failed fork in its log alone: neither by its exit status nor in its results. */
  static List<String> failures(String log) {
    List<String> failures = new ArrayList<>();
    List<String> lines = log.lines().filter(line -> !line.isBlank()).toList();
    String benchmark = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(NAME)) {
        benchmark = line.substring(NAME.length());
      } else if (line.startsWith(PARAMETERS)) {
        benchmark += line.substring(PARAMETERS.length());
      } else if (!benchmark.isEmpty() && (line.startsWith("<forked VM failed") || line.contains("<failure>"))) {
        String reason = line.contains("<failure>") && i + 1 < lines.size() ? lines.get(i + 1).strip() : line;
        failures.add(benchmark + ": " + reason);
        benchmark = ""; // what follows, up to the next benchmark, is of the same failure
      }
    }
    return failures;
  }

  private void start(Build build, List<String> command, Path log) throws IncompleteRunException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Leash leash = Leash.on(process);
      try {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
          throw failure(build, "JMH was killed after " + LIMIT_MINUTES + " minutes", log);
        }
      } finally {
        leash.end();
      }
      if (process.exitValue() != 0) {
        throw failure(build, "JMH ended with status " + process.exitValue(), log);
      }
    } catch (IOException unstartable) {
      throw failure(build, "JMH cannot be started: " + unstartable.getMessage(), log);
    }
  }

  private IncompleteRunException failure(Build build, String what, Path log) throws IncompleteRunException {
    List<String> said = new ArrayList<>(Files.exists(log) ? read(log).lines().toList() : List.of());
    said.removeIf(String::isBlank);
    said.removeIf(line -> line.startsWith("WARNING: ") || line.startsWith("\tat ")); // where it was says little
    String end = said.isEmpty() ? "it said nothing" : said.getLast().strip();
    return new IncompleteRunException(List.of(build.name() + ": " + what + ": " + end));
  }

  private static String read(Path log) throws IncompleteRunException {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new IncompleteRunException(List.of(log + ": cannot be read"));
    }
  }
}
