package dev.lockstep.bench.regression.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.bench.IncompleteRunException;
import dev.lockstep.spec.json.JsonFormatException;
import dev.lockstep.spec.json.StrictJson;
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
   * One fork of each benchmark: JMH's own results.
   *
   * @throws IncompleteRunException if JMH failed; a benchmark that did is merely not there
   */
  JsonNode run(Build build, Effort effort) throws IncompleteRunException, InterruptedException {
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
      return StrictJson.parse(Files.readString(file));
    } catch (IOException | JsonFormatException unreadable) {
      throw failure(build, "JMH's results cannot be read: " + unreadable.getMessage(), log);
    }
  }

  /** Why a benchmark failed in the last run, in JMH's words. */
  String reason() throws IncompleteRunException {
    List<String> lines = read(directory.resolve("pass.log")).lines().filter(line -> !line.isBlank()).toList();
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (lines.get(i).startsWith("<forked VM failed")) {
        return lines.get(i).strip();
      }
      if (lines.get(i).contains("<failure>")) {
        return lines.get(i + 1).strip();
      }
    }
    return "JMH does not say why";
  }

  private void start(Build build, List<String> command, Path log) throws IncompleteRunException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      try {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
          throw failure(build, "JMH was killed after " + LIMIT_MINUTES + " minutes", log);
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
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
